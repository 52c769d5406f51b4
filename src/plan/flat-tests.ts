import { Bug } from '../errors.ts';
import { quote } from './expressions.ts';
import { PRINT_WIDTH } from './print-width.ts';

interface Group {
  readonly indent: string;
  /** Its title as code; none where it goes without saying. */
  readonly title: string | undefined;
}

const HEAD = /^( *)(describe|it)\((.+), (async )?\(\) => \{$/;
const HOOKS: readonly (readonly [RegExp, string])[] = [
  [/^( *)beforeEach\(/, '$1test.beforeEach('],
  [/^( *)afterEach\(/, '$1test.afterEach.always('],
];

/**
 * Writes a file of `describe` and `it` for a runner that knows tests alone, such as AVA: every test stands by itself, with
 * the names of its groups in its title. A group that holds the whole file goes without saying. Where a hook runs between
 * tests, they share something, and so run one after the other.
 * Takes code as Prettier lays it out, and returns such code; a group that it can't read is a Bug.
 */
export function flattenTests(nested: string): string {
  const lines = nested.split('\n');
  const isHook = (line: string): boolean => HOOKS.some(([hook]) => hook.test(line));
  const call = lines.some(isHook) ? 'test.serial' : 'test';
  const whole = lines.filter((line) => line.startsWith('describe(')).length === 1;
  const groups: Group[] = [];
  const flat: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, indent = '', word, title = '', async = ''] = HEAD.exec(line) ?? [];
    if (word === 'describe') {
      groups.push({ indent, title: whole && indent === '' ? undefined : title });
    } else if (word === 'it') {
      const end = lines.indexOf(`${indent}});`, at);
      const titles = [...groups.map((group) => group.title), title];
      const test = { call, titles, async, body: lines.slice(at + 1, end) };
      flat.push(...outdented(testOf(test, indent), groups.length));
      at = end;
    } else if (/^ *(describe|it)[.(]/.test(line)) {
      throw new Bug(`This can't be written without groups: ${line.trim()}`);
    } else if (line === `${groups.at(-1)?.indent}});`) {
      groups.pop();
    } else if (line !== '' || flat.at(-1) !== '') {
      // What parted a group from its neighbours parts its tests already.
      const written = HOOKS.reduce((text, [hook, own]) => text.replace(hook, own), line);
      flat.push(...outdented([written], groups.length));
    }
  }
  if (groups.length > 0) throw new Bug('A group of tests does not end.');
  return flat.join('\n');
}

interface Test {
  readonly call: string;
  readonly titles: readonly (string | undefined)[];
  readonly async: string;
  readonly body: readonly string[];
}

function testOf({ call, titles, async, body }: Test, indent: string): string[] {
  const parameter = body.some((line) => /\bt\.\w/.test(line)) ? 't' : '';
  const title = joined(titles);
  const begin = `${async}(${parameter}) => {`;
  const line = `${indent}${call}(${title}, ${begin}`;
  if (line.length - indent.length <= PRINT_WIDTH) return [line, ...body, `${indent}});`];
  const inner = `${indent}  `;
  const deeper = body.map((text) => (text === '' ? '' : `  ${text}`));
  return [
    `${indent}${call}(`,
    `${inner}${title},`,
    `${inner}${begin}`,
    ...deeper,
    `${inner}},`,
    `${indent});`,
  ];
}

const outdented = (lines: readonly string[], levels: number): string[] =>
  lines.map((line) => line.replace(new RegExp(`^ {0,${2 * levels}}`), ''));

/** Several titles as the code of one: a plain string where all of them are. */
function joined(titles: readonly (string | undefined)[]): string {
  const parts = titles.filter((title) => title !== undefined);
  if (parts.every(isString)) return quote(parts.map(unquoted).join(' '));
  const inside = parts.map((part) => {
    if (isString(part)) return unquoted(part).replaceAll(/[`\\]|\$(?=\{)/g, String.raw`\$&`);
    return part.startsWith('`') ? part.slice(1, -1) : `\${${part}}`;
  });
  return `\`${inside.join(' ')}\``;
}

const isString = (code: string): boolean => /^(['"]).*\1$/.test(code);
const unquoted = (code: string): string => code.slice(1, -1).replaceAll(/\\(['"\\])/g, '$1');
