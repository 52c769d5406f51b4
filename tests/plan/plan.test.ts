import type { Options } from 'prettier';
import { describe, expect, it } from 'vitest';
import { valuesOf } from '../../src/packs/values.ts';
import { BLUEPRINT_FILE, plan } from '../../src/plan/plan.ts';
import type { Tree } from '../../src/tree/tree.ts';
import { blueprintFor, PLAN_OPTIONS, planFor, RESOURCE_SETS } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';
import { featuresWith } from '../support/features.ts';
import { formatted } from '../support/formatted.ts';

const runners = valuesOf(catalogue, 'express', 'testRunner');
const databases = valuesOf(catalogue, 'express', 'database');
/** Every runner on every database: the tests of a database are written in the runner's words. */
const pairs = databases.flatMap((database) =>
  runners.map((testRunner) => ({ testRunner, database })),
);
/** Resources meet every runner and every database, but not every pair of them. */
const meets = (pair: (typeof pairs)[number], set: string): boolean =>
  set === 'a shop' || pair.testRunner === runners[0] || pair.database === databases[0];
const inTypeScript = Object.entries(RESOURCE_SETS).flatMap(([title, resources]) =>
  pairs
    .filter((pair) => meets(pair, title))
    .map((pair) => ({
      title,
      ...pair,
      language: 'typescript',
      extension: 'ts',
      tree: planFor({
        choices: {
          resources,
          ...pair,
          features: featuresWith('express', { ...pair, surface: 'api' }),
        },
      }),
    })),
);
/** In turn, every runner. */
const runnerAt = (position: number): string => runners[position % runners.length] ?? '';
/** languages.test.ts holds the code in both against each other; how it is formatted differs. */
const LANGUAGES = [
  { language: 'typescript', extension: 'ts' },
  { language: 'javascript', extension: 'js' },
] as const;
/** Every resource set as pages, with and without an API. */
const withPages = LANGUAGES.flatMap(({ language, extension }) =>
  (['pages', 'both'] as const).flatMap((surface) =>
    Object.entries(RESOURCE_SETS).map(([title, resources], position) => {
      const choices = { language, surface, resources, testRunner: runnerAt(position) };
      const tree = planFor({ choices });
      return { title: `${title}, ${surface},`, database: 'sqlite', ...choices, extension, tree };
    }),
  ),
);
const gateways = LANGUAGES.flatMap(({ language, extension }) =>
  runners.map((testRunner) => {
    const choices = {
      language,
      testRunner,
      features: featuresWith('express', { surface: 'gateway' }),
    };
    const tree = planFor({ answers: { product: 'gateway' }, choices });
    return { title: 'a gateway', database: 'nothing', ...choices, extension, tree };
  }),
);

/** One of each kind: those that are not here keep their records by the same files as SQLite. */
const KINDS = ['sqlite', 'none', 'mongodb', 'couchdb'];
const inJavaScript = Object.entries(RESOURCE_SETS).flatMap(([title, resources], position) =>
  valuesOf(catalogue, 'express', 'database', 'javascript')
    .filter((database) => title === 'a shop' || KINDS.includes(database))
    .map((database) => {
      const testRunner = runnerAt(position);
      const { language, extension } = LANGUAGES[1];
      const choices = {
        language,
        testRunner,
        database,
        features: featuresWith('express', { database, surface: 'api' }),
      };
      return {
        title,
        ...choices,
        extension,
        tree: planFor({ choices: { resources, ...choices } }),
      };
    }),
);
const cases = [...inTypeScript, ...withPages, ...inJavaScript];

/** What a workflow's own expressions look like, and Postman's. */
function ownExpressions(path: string): RegExp {
  if (path.startsWith('.github/')) return /\$\{\{ [^{}]+ \}\}/g;
  return path.startsWith('postman/') ? /\{\{\$?\w+\}\}/g : /(?!)/g;
}

const fileOf = (tree: Tree, path: string): string => {
  const text = tree.get(path);
  if (text === undefined) throw new Error(`${path} is not planned: ${[...tree.keys()].join(', ')}`);
  return text;
};

/** Around every length at which a line with the project's name is broken up, and the longest. */
const NAMES = [...Array.from({ length: 36 }, (_, at) => 'n'.repeat(52 + at)), 'n'.repeat(214)];

it.each(runners)('files with a name of any length are formatted, with %s', async (testRunner) => {
  for (const [position, name] of NAMES.entries()) {
    const { language } = LANGUAGES[position % 2 === 0 ? 0 : 1];
    const choices = { testRunner, language, surface: 'both', features: ['auth', 'sensitive'] };
    const tree = planFor({ name, choices });
    const config = JSON.parse(fileOf(tree, '.prettierrc.json')) as Options;
    const named = [...tree].filter(
      ([file, text]) => text.includes(name) && file !== BLUEPRINT_FILE,
    );
    expect(named.length).toBeGreaterThan(8);
    for (const [file, text] of named) {
      expect(await formatted(file, text, config), `${file}, ${name.length}`).toBe(text);
    }
  }
});

describe.each([...cases, ...gateways])(
  '$title with $testRunner on $database in $language',
  ({ tree, extension }) => {
    it('is formatted as its own formatter would, and so parses', async () => {
      const config = JSON.parse(fileOf(tree, '.prettierrc.json')) as Options;
      for (const [path, text] of tree) {
        if (path === '.create-backend.json') continue;
        expect(await formatted(path, text, config), path).toBe(text);
      }
    });

    it('leaves nothing of a template behind', () => {
      for (const [path, text] of tree) {
        // `| undefined` is a type: what a template leaves behind stands among other words.
        const own = text.replaceAll(ownExpressions(path), '').replaceAll('| undefined', '');
        expect(own, path).not.toMatch(/\{\{|\}\}(?!\})|\[object |undefined\b.*\bundefined/);
        expect(text, path).not.toMatch(/[ \t]$/m);
        expect(text, path).toMatch(/[^\n]\n$/);
      }
    });

    it('declares what it imports, and imports what it declares', () => {
      const { dependencies, devDependencies, scripts } = JSON.parse(
        fileOf(tree, 'package.json'),
      ) as Record<string, Record<string, string>>;
      const sources = [...tree].filter(([path]) => /\.(ts|js)$/.test(path));
      const imported = (test: (path: string) => boolean): Set<string> =>
        new Set(
          sources
            .filter(([path]) => test(path))
            .flatMap(([, text]) =>
              [...text.matchAll(/(?:from |import |resolve\()'([^.'][^']*)'/g)].map((match) =>
                packageOf(match[1] ?? ''),
              ),
            )
            .filter((name) => !name.startsWith('node:')),
        );
      const inSource = imported((path) => path.startsWith('src/'));
      expect([...inSource].filter((name) => dependencies?.[name] === undefined)).toEqual([]);
      const anywhere = imported(() => true);
      const declared = { ...dependencies, ...devDependencies };
      expect([...anywhere].filter((name) => declared[name] === undefined)).toEqual([]);
      const config = [...tree]
        .filter(([path]) => !path.startsWith('src/') && path !== 'package.json')
        .map(([, text]) => text);
      const mentioned = [
        ...config,
        ...Object.values(scripts ?? {}),
        tree.get(`src/database/connection.${extension}`) ?? '',
      ].join('\n');
      const unused = Object.keys(declared).filter(
        (name) =>
          !anywhere.has(name) &&
          !name.startsWith('@types/') &&
          !mentioned.includes(executableOf(name)),
      );
      expect(unused).toEqual([]);
    });

    it('says which Node it needs', () => {
      const { engines } = JSON.parse(fileOf(tree, 'package.json')) as {
        engines: Record<string, string>;
      };
      expect(engines).toEqual({ node: expect.stringMatching(/^>=2\d/) });
    });

    it('says once what is in a folder', () => {
      const [, layout = ''] =
        /^## Find your way$([^]+?)^## /m.exec(fileOf(tree, 'README.md')) ?? [];
      const places = [...layout.matchAll(/^- `([^`]+)`/gm)].map((match) => match[1]);
      expect(places).toContain('src/config/');
      expect(places).toEqual([...new Set(places)]);
    });

    it('documents every environment variable that it reads', () => {
      const documented = [...fileOf(tree, '.env.example').matchAll(/^([A-Z_]+)=/gm)].map(
        (match) => match[1],
      );
      const read = [
        ...fileOf(tree, `src/config/env.${extension}`).matchAll(/^ {2}([A-Z_]+): /gm),
      ].map((match) => match[1]);
      expect(read.toSorted()).toEqual(documented.toSorted());
    });
  },
);

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** The word by which scripts call a package. */
const executableOf = (name: string): string =>
  ({ typescript: 'tsc', '@swc/core': '@swc/jest', '@vitest/coverage-v8': 'vitest run --coverage' })[
    name
  ] ?? name;

describe('plan', () => {
  it('gives the same bytes for the same blueprint', () => {
    expect([...planFor()]).toEqual([...planFor()]);
  });

  it('gives the same bytes from a blueprint that was saved', () => {
    const saved = JSON.parse(fileOf(planFor(), '.create-backend.json')) as {
      blueprint: ReturnType<typeof blueprintFor>;
    };
    expect([...plan(saved.blueprint, catalogue, PLAN_OPTIONS)]).toEqual([...planFor()]);
  });

  it('chooses the driver that is prebuilt for the Node there is', () => {
    const driver = (node: number): unknown =>
      (
        JSON.parse(fileOf(planFor({ node }), 'package.json')) as {
          dependencies: Record<string, string>;
        }
      ).dependencies['better-sqlite3'];
    expect(driver(20)).toMatch(/^npm:libsql@/);
    expect(driver(22)).toMatch(/^\^13/);
    expect(driver(24)).toMatch(/^\^13/);
  });

  it('writes a migration per resource, those first that others refer to', () => {
    const tree = planFor({
      choices: { resources: RESOURCE_SETS['a shop'] ?? [], without: ['auth'] },
    });
    expect([...tree.keys()].filter((path) => path.includes('/migrations/'))).toEqual([
      'src/database/migrations/0001_create_categories.ts',
      'src/database/migrations/0002_create_products.ts',
    ]);
  });

  it('warns in README of an open API, and only then', () => {
    const readme = (product: 'shop' | 'other', ...without: string[]) =>
      fileOf(planFor({ answers: { product }, choices: { without } }), 'README.md');
    expect(readme('shop', 'auth')).toContain('There is no sign-in');
    expect(readme('shop')).not.toContain('There is no sign-in');
    expect(readme('other')).not.toContain('There is no sign-in');
  });
});
