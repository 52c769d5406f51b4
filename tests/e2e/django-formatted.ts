import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { valuesOf } from '../../src/packs/values.ts';
import { DJANGO_VERSIONS } from '../../src/plan/django-versions.ts';
import { planFor, RESOURCE_SETS } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';

const SURFACES = ['api', 'pages', 'both'] as const;

/** The libraries that there may be for the API of a surface, if it has one. */
const apisOf = (surface: (typeof SURFACES)[number]): (string | undefined)[] =>
  surface === 'pages' ? [undefined] : valuesOf(catalogue, 'django', 'api');

/** Plans Django projects with names of every length and fields of every type, and lets the tools of a real one judge them. */
export function describeFormatted(directory: string, folder: string): void {
  describe('Django projects of any names', () => {
    const sets = Object.keys(RESOURCE_SETS);
    const [usual = '', ...databases] = valuesOf(catalogue, 'django', 'database');
    const [{ series: lts }] = DJANGO_VERSIONS;
    const cases = [
      ...DJANGO_VERSIONS.flatMap(({ series }) =>
        SURFACES.flatMap((surface) => sets.map((set) => [series, surface, usual, set] as const)),
      ),
      ...databases.flatMap((database) =>
        sets.map((set) => [lts, 'api' as const, database, set] as const),
      ),
    ].flatMap((each) => apisOf(each[1]).map((api) => [...each, api] as const));
    const title = 'are formatted and lint-clean: %s, %s, %s, %s, %s';
    it.each(cases)(title, async (django, surface, database, set, api) => {
      const answers = { product: 'shop', surface } as const;
      const resources = RESOURCE_SETS[set] ?? [];
      const tree = planFor({
        answers,
        choices: { framework: 'django', django, database, resources, ...(api && { api }) },
      });
      const target = await fs.mkdtemp(path.join(folder, 'formatted-'));
      for (const [file, text] of tree) await fs.outputFile(path.join(target, file), text);
      const ruff = (...args: string[]) =>
        execa(path.join(directory, '.venv/bin/python'), ['-m', 'ruff', ...args, '.'], {
          cwd: target,
          reject: false,
          all: true,
        });
      for (const { exitCode, all } of [await ruff('format', '--diff'), await ruff('check')]) {
        expect(exitCode, all).toBe(0);
      }
    });
  });
}
