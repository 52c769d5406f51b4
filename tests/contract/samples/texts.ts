import {
  ARRAY,
  between,
  FULL_ARRAY,
  kept,
  OBJECT,
  refused,
  token,
  type Borderline,
  type Invalid,
  type Valid,
} from './sample.ts';

export const NO_STRINGS: Invalid[] = [
  refused('the number 5', 5),
  refused('true', true),
  ARRAY,
  FULL_ARRAY('text'),
  OBJECT,
];

const NOT_TEXT: Invalid[] = [
  ...NO_STRINGS,
  refused('an empty string', ''),
  refused('NUL in the middle', 'a\u0000b'),
  refused('NUL alone', '\u0000'),
  { what: 'half of a surrogate pair', json: '"a\\ud800b"', also: 400 },
  { what: 'the other half of a surrogate pair', json: '"\\udc00"', also: 400 },
];

/** Takes any text to `length` code points, unlike any other one so far. */
export const filled = (length: number, character: string): string => {
  const start = token();
  return start + character.repeat(length - start.length);
};

const eitherWay = (): Valid[] => [
  kept('blanks at both ends', `  ${token()}  `),
  kept('a line break and a tab', `${token()}\r\n\tend`),
  kept('an ending line break', `${token()}\n`),
  kept('accents, right-to-left text and emoji', `Zoë ${token()} שלום 你好 👩‍👩‍👧‍👦`),
  kept('a combining accent, not normalised', `e\u0301 ${token()}`),
  kept('quotes, backslashes and markup', `"'\\ <b>&amp;</b> {{x}} %s $1 ${token()}`),
  kept('a piece of SQL', `'; DROP TABLE x; -- ${token()}`),
  kept('a word that means something elsewhere', 'null'),
  kept('digits', `00${between(1_000_000, 9_999_999)}`),
];

export const stringSamples = () => ({
  valid: [
    kept('1 character', String.fromCodePoint(between(0x4e00, 0x9fff))),
    kept('1 blank', ' '),
    kept('1 character beyond the basic plane', String.fromCodePoint(between(0x1f600, 0x1f64f))),
    kept('255 characters', filled(255, 'x')),
    kept('255 characters beyond the basic plane', `${'😀'.repeat(243)}${token()}`),
    ...eitherWay(),
  ],
  invalid: [
    ...NOT_TEXT,
    refused('256 characters', filled(256, 'x')),
    refused('256 characters beyond the basic plane', '😀'.repeat(256)),
    refused('100,000 characters', 'x'.repeat(100_000)),
  ],
  borderline: [] as Borderline[],
});

export const textSamples = () => ({
  valid: [
    kept('1 character', 'x'),
    kept('1 blank', ' '),
    kept('256 characters beyond the basic plane', '😀'.repeat(256)),
    kept('70,000 characters', filled(70_000, 'x')),
    kept('900,000 characters', filled(900_000, 'x')),
    ...eitherWay(),
  ],
  invalid: NOT_TEXT,
  borderline: [] as Borderline[],
});

const HEX = '0123456789abcdef';
const hex = (length: number): string =>
  Array.from({ length }, () => HEX[between(0, 15)] ?? '0').join('');
const uuid = (version: number): string =>
  `${hex(8)}-${hex(4)}-${version}${hex(3)}-a${hex(3)}-${hex(12)}`;

export const uuidSamples = () => {
  const upper = uuid(4);
  return {
    valid: [
      kept('version 4', uuid(4)),
      kept('version 1', uuid(1)),
      kept('version 7', uuid(7)),
      { what: 'capital letters', json: JSON.stringify(upper.toUpperCase()), answer: upper },
    ],
    invalid: [
      ...NO_STRINGS,
      refused('an empty string', ''),
      refused('a word', 'not-a-uuid'),
      refused('no dashes', hex(32)),
      refused('braces', `{${uuid(4)}}`),
      refused('a URN', `urn:uuid:${uuid(4)}`),
      refused('one digit too few', uuid(4).slice(0, -1)),
      refused('one digit too many', `${uuid(4)}0`),
      refused('a letter that is no digit', `${uuid(4).slice(0, -1)}g`),
      refused('dashes in other places', `${hex(4)}-${hex(8)}-4${hex(3)}-a${hex(3)}-${hex(12)}`),
      refused('a blank in front', ` ${uuid(4)}`),
      refused('an ending line break', `${uuid(4)}\n`),
    ],
    borderline: [] as Borderline[],
  };
};
