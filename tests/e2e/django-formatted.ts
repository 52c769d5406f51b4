import { describe, it } from 'vitest';
import { valuesOf } from '../../src/packs/values.ts';
import { DJANGO_VERSIONS } from '../../src/plan/django-versions.ts';
import { nameFor, planFor, RESOURCE_SETS } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';
import { expectTidy } from './django-tidy.ts';

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
    it(`are formatted and lint-clean, in ${cases.length} kinds`, async () => {
      const projects = cases.map(([django, surface, database, set, api]) => {
        const tree = planFor({
          name: nameFor(set),
          answers: { product: 'shop', surface },
          choices: {
            framework: 'django',
            django,
            database,
            resources: RESOURCE_SETS[set] ?? [],
            ...(api && { api }),
          },
        });
        return [[django, surface, database, set, api].join(' '), tree] as const;
      });
      await expectTidy(directory, folder, projects);
    });
    // A name on its line is broken up at one length and not at the next; those of databases are cut after 40 characters.
    it('are formatted and lint-clean, called by names of 30 to 112 characters', async () => {
      const servers = ['postgres', 'mysql', 'oracle', 'sqlserver'];
      const projects = Array.from({ length: 83 }, (_, more) => 30 + more).flatMap((length) => {
        const isOdd = length % 2 === 1;
        const small = { surface: 'api' as const, features: [] };
        const named =
          length <= 40
            ? servers.map((database) => ({ ...small, api: 'drf', database }))
            : [
                {
                  surface: 'both' as const,
                  features: ['sensitive'],
                  api: isOdd ? 'ninja' : 'drf',
                  database: isOdd ? 'several' : 'sqlite',
                },
              ];
        return named.map(({ surface, features, api, database }) => {
          const tree = planFor({
            name: 'n'.repeat(length),
            answers: { product: 'shop', surface },
            choices: { framework: 'django', features, api, database },
          });
          return [`${database} ${length}`, tree] as const;
        });
      });
      await expectTidy(directory, folder, projects);
    });
  });
}
