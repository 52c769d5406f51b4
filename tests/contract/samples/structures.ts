import type { Field } from '../../../src/choices/resource.ts';
import {
  ARRAY,
  FULL_ARRAY,
  kept,
  OBJECT,
  refused,
  type Borderline,
  type Invalid,
  type Valid,
} from './sample.ts';

const nested = (depth: number): string => `${'['.repeat(depth)}1${']'.repeat(depth)}`;

export const jsonSamples = () => ({
  valid: [
    kept('an object', { a: 1, b: [true, null, 'x'] }),
    kept('nested objects', { a: { b: { c: { d: [{ e: {} }] } } } }),
    kept('an empty object', {}),
    kept('an array', [1, 'two', [3], { four: 4 }]),
    kept('an empty array', []),
    kept('a string', 'text'),
    kept('an empty string', ''),
    kept('a string that holds JSON', '{"a":1}'),
    kept('the string "null"', 'null'),
    kept('a number', 12.5),
    kept('0', 0),
    kept('true', true),
    kept('false', false),
    kept('null inside an object', { a: null }),
    kept('an array of null', [null]),
    kept('an integer of 53 bits', { n: 9_007_199_254_740_991 }),
    kept('emoji and accents, also as keys', { 'clé 😀': 'שלום' }),
    kept('blanks and line breaks', { ' a ': '  b\r\n' }),
  ],
  invalid: [{ what: 'a number beyond all bounds', json: '{"a":1e999}', also: 400 }] as Invalid[],
  borderline: [
    { what: 'NUL inside a string', json: '{"a":"b\\u0000c"}', answer: { a: 'b\u0000c' } },
    { what: 'NUL inside a key', json: '{"a\\u0000b":1}', answer: { 'a\u0000b': 1 } },
    kept('keys that mean something to a database', { 'a.b': 1, $set: { c: 1 }, '': 2 }),
    { what: 'half of a surrogate pair', json: '{"a":"\\ud800"}' },
    { what: '1,000 arrays in one another', json: nested(1_000) },
    { what: '20,000 arrays in one another', json: nested(20_000) },
    { what: '__proto__ as a key', json: '{"__proto__":{"a":1}}' },
  ] as Borderline[],
});

export const enumSamples = ({ values = [] }: Field) => {
  const [first = ''] = values;
  const nearly: Invalid[] = [first.toUpperCase(), `${first} `, ` ${first}`, first.slice(0, -1)]
    .filter((value) => value !== '' && !values.includes(value))
    .map((value) => refused(`"${value}", which is nearly one of its values`, value));
  return {
    valid: values.map((value): Valid => kept(`"${value}"`, value)),
    invalid: [
      refused('a word that is not one of its values', 'no-such-value'),
      refused('a name that every object has', 'constructor'),
      refused('an empty string', ''),
      refused('the number 0', 0),
      refused('true', true),
      ARRAY,
      FULL_ARRAY(first),
      OBJECT,
      ...nearly,
    ],
    borderline: [] as Borderline[],
  };
};

/** Ids are made by the database, so only what can't be one is known beforehand. */
export const refSamples = () => ({
  valid: [] as Valid[],
  invalid: [
    refused('a word', 'no-such-id'),
    refused('the number 1', 1),
    refused('0', 0),
    refused('true', true),
    refused('an empty string', ''),
    refused('NUL', '\u0000'),
    refused('a long string', '9'.repeat(10_000)),
    ARRAY,
    FULL_ARRAY('1'),
    refused('an object', { id: '1' }),
  ],
  borderline: [] as Borderline[],
});
