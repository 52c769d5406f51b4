import { describe, expect, it } from 'vitest';
import { diff } from '../../src/tree/diff.ts';
import { treeOf } from '../../src/tree/tree.ts';

const one = (text: string | undefined) => treeOf(text === undefined ? [] : [['a.txt', text]]);

describe('diff', () => {
  it.each([
    { user: 'untouched', template: 'changed', base: '1', next: '2', disk: '1', kind: 'overwrite' },
    {
      user: 'untouched',
      template: 'dropped',
      base: '1',
      next: undefined,
      disk: '1',
      kind: 'delete',
    },
    { user: 'untouched', template: 'same', base: '1', next: '1', disk: '1', kind: 'keep' },
    { user: 'edited', template: 'changed', base: '1', next: '2', disk: 'mine', kind: 'conflict' },
    {
      user: 'edited',
      template: 'dropped',
      base: '1',
      next: undefined,
      disk: 'mine',
      kind: 'conflict',
    },
    { user: 'edited', template: 'same', base: '1', next: '1', disk: 'mine', kind: 'keep' },
    {
      user: 'deleted',
      template: 'changed',
      base: '1',
      next: '2',
      disk: undefined,
      kind: 'conflict',
    },
    {
      user: 'deleted',
      template: 'dropped',
      base: '1',
      next: undefined,
      disk: undefined,
      kind: 'keep',
    },
    { user: 'deleted', template: 'same', base: '1', next: '1', disk: undefined, kind: 'keep' },
    {
      user: 'absent',
      template: 'new',
      base: undefined,
      next: '1',
      disk: undefined,
      kind: 'create',
    },
    {
      user: 'made it too',
      template: 'new',
      base: undefined,
      next: '1',
      disk: 'mine',
      kind: 'conflict',
    },
    { user: 'made the same', template: 'new', base: undefined, next: '1', disk: '1', kind: 'keep' },
  ])('user $user, template $template → $kind', ({ base, next, disk, kind }) => {
    const [change] = diff(one(base), one(next), one(disk));
    expect(change?.kind).toBe(kind);
    expect(change?.text).toBe(next);
  });

  it('creates everything where nothing was', () => {
    const next = treeOf([
      ['b/c.txt', '1'],
      ['a.txt', '2'],
    ]);
    expect(diff(new Map(), next, new Map())).toEqual([
      { path: 'a.txt', kind: 'create', text: '2' },
      { path: 'b/c.txt', kind: 'create', text: '1' },
    ]);
  });
});

describe('treeOf', () => {
  it.each([
    '',
    '/etc/passwd',
    '../x',
    'a/../b',
    'a//b',
    './a',
    String.raw`a\b`,
    'C:/x',
    'a/con',
    'nul.txt',
    'a.',
    'b ',
    'a\u0000',
  ])('refuses the path %j', (path) => {
    expect(() => treeOf([[path, '']])).toThrow(/no safe path/);
  });

  it('refuses two files that one disk would take for one', () => {
    expect(() =>
      treeOf([
        ['a.ts', ''],
        ['A.ts', ''],
      ]),
    ).toThrow(/Two packs write/);
  });
});
