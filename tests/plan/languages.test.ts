import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { valuesOf } from '../../src/packs/values.ts';
import type { Tree } from '../../src/tree/tree.ts';
import { planFor, RESOURCE_SETS } from '../support/blueprints.ts';
import { featuresWith } from '../support/features.ts';
import { catalogue } from '../support/catalogue.ts';

const LANGUAGE = 'javascript';
const of = (option: 'testRunner' | 'database' | 'surface' | 'feature'): string[] =>
  valuesOf(catalogue, 'express', option, LANGUAGE);
/** Left out in both, also where TypeScript has them by default. */
const without = valuesOf(catalogue, 'express', 'feature').filter(
  (feature) => !of('feature').includes(feature),
);

/** Every runner on every database, every surface, and every resource set on each kind of database. */
const cases = [
  ...of('database').flatMap((database) =>
    of('testRunner').map((testRunner) => ({ set: 'a shop', database, testRunner })),
  ),
  ...of('surface').map((surface) => ({
    set: surface === 'gateway' ? 'the default' : 'a shop',
    surface,
  })),
  ...Object.keys(RESOURCE_SETS).flatMap((set) => [
    { set, surface: 'both' },
    ...['none', 'mongodb', 'couchdb'].map((database) => ({ set, database })),
  ]),
];

const known = new Map<string, Promise<string>>();

/**
 * What a file does, however it is written: without types, comments, layout and what is only declared. Most projects have
 * most files in common: the same text is looked at once.
 */
function codeOf(text: string): Promise<string> {
  const code = known.get(text) ?? shortened(text);
  known.set(text, code);
  return code;
}

async function shortened(text: string): Promise<string> {
  const shorten = { minifySyntax: true, minifyWhitespace: true } as const;
  const plain = await transform(text, {
    ...shorten,
    loader: 'ts',
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  });
  // What TypeScript makes of a constructor's parameters is shortened only now.
  const { code } = await transform(plain.code, shorten);
  return code.trim() === 'export{};' ? '' : code;
}

const inJavaScript = (path: string): string => path.replace(/\.ts$/, '.js');

/** Those that say how the other language is run. */
const RUNS_TYPESCRIPT = /^(tsconfig(\.build)?\.json|(jest|ava|vitest)\.config\.[jt]s)$/;

const sources = (tree: Tree): string[] =>
  [...tree.keys()].filter((path) => /\.[jt]s$/.test(path) && !RUNS_TYPESCRIPT.test(path));

describe.each(cases)(
  '$set on $database, tested with $testRunner, $surface',
  ({ set, ...choices }) => {
    const resources = RESOURCE_SETS[set] ?? [];
    const features = featuresWith('express', { surface: 'api', ...choices }).filter(
      (feature) => !without.includes(feature),
    );
    const planIn = (language: string): Tree =>
      planFor({ choices: { language, resources, features, without, ...choices } });
    const typed = planIn('typescript');
    const plain = planIn(LANGUAGE);

    it('has the same files in both languages', () => {
      const names = [...typed.keys()]
        .filter((path) => !path.startsWith('tsconfig'))
        .map(inJavaScript);
      expect([...plain.keys()].toSorted()).toEqual(names.toSorted());
    });

    it('does the same in both languages', async () => {
      for (const path of sources(typed)) {
        const other = inJavaScript(path);
        expect(await codeOf(plain.get(other) ?? ''), other).toBe(
          await codeOf(typed.get(path) ?? ''),
        );
      }
    });

    it('has nothing of TypeScript in JavaScript', () => {
      for (const [path, text] of plain) {
        if (path.startsWith('.create-backend') || path.startsWith('docs/')) continue;
        expect(text, path).not.toMatch(
          /\btsx\b|\btsc\b|TypeScript|typecheck|compiler|(?<!-)\bdist\b|\.ts\b/,
        );
      }
      const packages = JSON.parse(plain.get('package.json') ?? '') as Record<string, object>;
      const names = Object.keys({ ...packages.dependencies, ...packages.devDependencies });
      expect(names.filter((name) => /typescript|^@types\/|swc|^tsx$/.test(name))).toEqual([]);
      expect(packages.scripts).not.toHaveProperty('build');
    });
  },
);
