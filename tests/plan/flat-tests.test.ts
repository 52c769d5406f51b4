import { describe, expect, it } from 'vitest';
import { flattenTests } from '../../src/plan/flat-tests.ts';

const flat = (...lines: string[]): string[] => flattenTests(lines.join('\n')).split('\n');

describe('flattenTests', () => {
  it('writes every test by itself, under the names of its groups', () => {
    expect(
      flat(
        "describe('the shop', () => {",
        '  const path = 1;',
        '',
        "  describe('GET', () => {",
        "    it('answers', async () => {",
        '      await get();',
        '    });',
        '',
        "    it('counts', () => {",
        '      if (path) {',
        '        t.is(1, 1);',
        '      }',
        '    });',
        '  });',
        '});',
        '',
        "describe('the till', () => {",
        "  it('opens', () => {",
        '    open();',
        '  });',
        '});',
        '',
      ),
    ).toEqual([
      'const path = 1;',
      '',
      "test('the shop GET answers', async () => {",
      '  await get();',
      '});',
      '',
      "test('the shop GET counts', (t) => {",
      '  if (path) {',
      '    t.is(1, 1);',
      '  }',
      '});',
      '',
      "test('the till opens', () => {",
      '  open();',
      '});',
      '',
    ]);
  });

  it('leaves the name of a group out that holds the whole file', () => {
    expect(flat("describe('it', () => {", "  it('works', () => {", '  });', '});')).toEqual([
      "test('works', () => {",
      '});',
    ]);
  });

  it.each([
    ["'a'", "'b'", "'a b'"],
    ['`${a}`', "'b'", '`${a} b`'],
    ["'costs `${x}`'", '`${b}`', '`costs \\`\\${x}\\` ${b}`'],
    ['name', "'is `needed`'", '`${name} is \\`needed\\``'],
    ["'a'", '"b\'s"', '"a b\'s"'],
  ])('puts the titles %s and %s together', (outer, inner, title) => {
    const lines = [`  describe(${outer}, () => {`, `    it(${inner}, () => {`, '    });', '  });'];
    expect(flat(...lines)).toEqual([`  test(${title}, () => {`, '  });']);
  });

  it('runs tests one after the other where a hook runs between them', () => {
    expect(
      flat(
        "describe('it', () => {",
        '  beforeEach(() => fill());',
        '',
        '  afterEach(() => clear());',
        '',
        "  it('works', () => {",
        '  });',
        '});',
      ),
    ).toEqual([
      'test.beforeEach(() => fill());',
      '',
      'test.afterEach.always(() => clear());',
      '',
      "test.serial('works', () => {",
      '});',
    ]);
  });

  it('breaks a line that is too long as Prettier would', () => {
    const title = `'${'x'.repeat(90)}'`;
    expect(flat(`it(${title}, async () => {`, '  work();', '', '  t.pass();', '});')).toEqual([
      'test(',
      `  ${title},`,
      '  async (t) => {',
      '    work();',
      '',
      '    t.pass();',
      '  },',
      ');',
    ]);
  });

  it.each(["it('works', work);", "describe.each(cases)('a', () => {", "describe('a', () => {"])(
    'refuses what it can not read: %s',
    (line) => {
      expect(() => flattenTests(line)).toThrow(/group/);
    },
  );
});
