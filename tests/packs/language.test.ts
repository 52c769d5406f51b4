import { describe, expect, it } from 'vitest';
import { offeredBeside } from '../../src/cli/offered-beside.ts';
import { UserError } from '../../src/errors.ts';
import { asJavaScript } from '../../src/packs/language.ts';
import type { Pack } from '../../src/packs/pack.ts';
import type { PackOption } from '../../src/packs/stacks.ts';
import { resolve, type Wishes } from '../../src/packs/resolve.ts';
import type { Template } from '../../src/plan/render.ts';
import { catalogue } from '../support/catalogue.ts';

const packOf = (id: string): Pack<Template> => {
  const pack = catalogue.find((candidate) => candidate.id === id);
  if (pack === undefined) throw new Error(`There is no pack ${id}.`);
  return pack;
};

/** A pack like another one, of which there is no JavaScript. */
function typedOnly(
  like: string,
  id: string,
  title: string,
  option: PackOption,
  value: string,
): Pack<Template> {
  const { javascript: _, ...pack } = packOf(like);
  const manifest = { ...pack.manifest, title, answers: { [option]: [value] }, default: false };
  return { ...pack, id: `express/${id}`, manifest };
}

const all = [
  ...catalogue,
  typedOnly('express/api', 'leaves', 'Leaves', 'surface', 'leaves'),
  typedOnly('express/api', 'extra', 'An extra', 'feature', 'extra'),
  // Nothing of its own is TypeScript, but what it brings is.
  {
    ...packOf('express/mariadb'),
    id: 'express/brings',
    manifest: {
      ...packOf('express/mariadb').manifest,
      title: 'One that brings it',
      answers: { database: ['brings'] },
      implies: [{ pack: 'extra', because: 'it is built upon it' }],
    },
  },
];

const wishes = (language: string, more: Partial<Wishes> = {}): Wishes => ({
  stack: 'express',
  features: [],
  without: [],
  hasResources: true,
  fieldTypes: new Set(),
  answers: {},
  node: 24,
  ...more,
  options: { language: { value: language, from: 'user' }, ...more.options },
});

const failure = (work: () => unknown): UserError => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
};

describe('what comes in TypeScript only', () => {
  it('is refused in JavaScript where the user named it, with what to say instead', () => {
    const surface = { value: 'leaves', from: 'user' } as const;
    const { message, advice } = failure(() =>
      resolve(wishes('javascript', { options: { surface } }), all),
    );
    expect(message).toBe('So far, Leaves can be had in TypeScript only.');
    expect(advice).toContain('--language typescript');
    expect(resolve(wishes('typescript', { options: { surface } }), all).values.surface).toBe(
      'leaves',
    );
  });

  it('is replaced, with a note, where it was only assumed', () => {
    const surface = { value: 'leaves', from: 'preset' } as const;
    const { values, notes } = resolve(wishes('javascript', { options: { surface } }), all);
    expect(values.surface).toBe('api');
    expect(notes.join('\n')).toContain("Express can't generate it in JavaScript yet");
  });

  it('is refused as a feature', () => {
    const refused = failure(() => resolve(wishes('javascript', { features: ['extra'] }), all));
    expect(refused.message).toBe('So far, An extra can be had in TypeScript only.');
  });

  it('is left out, with a note, where it is a feature by default', () => {
    const byDefault = all.map((pack) =>
      pack.id === 'express/extra'
        ? { ...pack, manifest: { ...pack.manifest, default: true } }
        : pack,
    );
    expect(resolve(wishes('typescript'), byDefault).features).toContain('extra');
    const { features, notes } = resolve(wishes('javascript'), byDefault);
    expect(features).not.toContain('extra');
    expect(notes.join('\n')).toContain(
      'Without extra: So far, An extra can be had in TypeScript only.',
    );
  });

  it('takes with it what brings it', () => {
    const database = { value: 'brings', from: 'user' } as const;
    expect(
      failure(() => resolve(wishes('javascript', { options: { database } }), all)).message,
    ).toBe('So far, One that brings it can be had in TypeScript only.');
  });

  it('is refused where every project has it', () => {
    const { javascript: _, ...base } = packOf('express/base');
    const others = all.map((pack) => (pack.id === base.id ? base : pack));
    expect(failure(() => resolve(wishes('javascript'), others)).message).toBe(
      'So far, Express can be had in TypeScript only.',
    );
  });

  it('is not offered beside JavaScript, nor JavaScript beside it', () => {
    const draft = { answers: {}, feature: [], without: [], resource: [], upstream: [] };
    const offered = (option: PackOption, more: object): string[] =>
      offeredBeside({ ...draft, ...more }, all, 'express', option);
    expect(offered('surface', {})).toContain('leaves');
    expect(offered('surface', { language: 'typescript' })).toContain('leaves');
    expect(offered('surface', { language: 'javascript' })).not.toContain('leaves');
    expect(offered('language', {})).toEqual(['typescript', 'javascript']);
    expect(offered('language', { scaffoldSurface: 'leaves' })).toEqual(['typescript']);
    expect(offered('language', { feature: ['extra'] })).toEqual(['typescript']);
    expect(offered('language', { answers: { database: 'several' } })).toHaveLength(2);
  });
});

describe('a pack in JavaScript', () => {
  it('leaves TypeScript out, and lays its own over the rest', () => {
    const runner = packOf('express/mocha');
    const { files, packageJson, slots } = asJavaScript(runner);
    expect(files).toHaveLength(runner.files.length);
    expect(packageJson.devDependencies).not.toHaveProperty('@types/mocha');
    expect(packageJson.devDependencies).toHaveProperty('chai');
    expect(packageJson.scripts?.test).toContain('.js');
    expect(Object.keys(slots).toSorted()).toEqual(Object.keys(runner.slots).toSorted());
    expect(slots['test/stub']).not.toBe(runner.slots['test/stub']);
    expect(slots['test/equal']).toBe(runner.slots['test/equal']);
  });

  it('is as it was where it says nothing of JavaScript', () => {
    const pack = packOf('express/better-sqlite3');
    expect(asJavaScript(pack)).toBe(pack);
  });

  it('leaves nothing out that JavaScript has no word for', () => {
    for (const pack of catalogue.filter(({ javascript }) => javascript)) {
      const stem = (path: string): string => path.replace(/\.[jt]s$/, '');
      const stems = (files: Pack<Template>['files']): string[] =>
        files.map(({ scope, path }) => `${scope} ${stem(path)}`).toSorted();
      expect(stems(asJavaScript(pack).files), pack.id).toEqual(stems(pack.files));
    }
  });
});
