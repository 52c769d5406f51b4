import path from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { valuesOf } from '../../src/packs/values.ts';
import { DJANGO_VERSIONS } from '../../src/plan/django-versions.ts';
import { nameFor, planFor, RESOURCE_SETS } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';
import { temporaryFolder } from './create.ts';
import { describeUnless } from './describe-unless.ts';
import { expectTidy } from './django-tidy.ts';
import { describeProvenProject } from './proven-project.ts';
import { whyNoDjango } from './python-here.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

const NOTEBOOK = [
  '--resource',
  'folder owned name:string:unique parent:ref:folder:optional',
  '--resource',
  'note owned title:string:unique kind:enum(idea|task) folder:ref:folder label:ref:label:optional',
  '--resource',
  'label name:string:unique',
  '--resource',
  'pin owned label:ref:label:unique place:integer',
];

const steps = {
  framework: 'django',
  before: ['environment', 'install', 'lock', 'migrate', 'collectstatic', 'git'],
  checks: ['format', 'lint', 'migrations in step', 'system check', 'types'],
  after: ['database', 'migrate', 'seed'],
  database: /^SQLite 3\./,
};

const notebook = (name: string, feature: string, ...choices: string[]): string[] => [
  name,
  '--product',
  'other',
  '--framework',
  'django',
  '--feature',
  feature,
  '--python-manager',
  'pip',
  '--yes',
  ...choices,
  ...NOTEBOOK,
];

await describeUnless(await whyNoDjango(folder), 'Django projects with accounts', async () => {
  await describeProvenProject(
    {
      ...steps,
      title: 'a notebook of which everybody has their own, with sensitive accounts',
      lifecycle: false,
      args: notebook('notebook', 'sensitive', '--surface', 'api'),
      testRunner: 'pytest',
      asked: ['accounts', 'http'],
    },
    folder,
  );
  await describeProvenProject(
    {
      ...steps,
      title: 'the same as pages beside an API of Django Ninja',
      lifecycle: false,
      args: notebook('both', 'sensitive', '--surface', 'both', '--api', 'ninja'),
      testRunner: 'pytest',
      asked: ['accounts', 'http', 'pages'],
    },
    folder,
  );
  describeOwned(path.join(folder, 'notebook'));
});

/** Plans projects whose records all belong to users, or none, and lets the tools of a real one judge them. */
function describeOwned(directory: string): void {
  const owned = (text: string): string => text.replace(' ', ' owned ');
  const surfaces = [
    ...valuesOf(catalogue, 'django', 'api').flatMap((api) => [
      ['api', api, 'auth'] as const,
      ['api', api, 'sensitive'] as const,
      ['both', api, 'auth'] as const,
      ['both', api, 'sensitive'] as const,
    ]),
    ['pages', undefined, 'auth'] as const,
    ['pages', undefined, 'sensitive'] as const,
  ];
  const cases = DJANGO_VERSIONS.flatMap(({ series }) =>
    surfaces.flatMap(([surface, api, feature]) =>
      Object.entries(RESOURCE_SETS).flatMap(([set, resources]) => {
        const shared = { series, surface, api, feature, set, whose: 'shared', resources };
        if (resources.length === 0) return [shared];
        return [shared, { ...shared, whose: 'owned', resources: resources.map(owned) }];
      }),
    ),
  );

  describe('Django projects with accounts and any names', () => {
    it(`are formatted and lint-clean, in ${cases.length} kinds`, async () => {
      const projects = cases.map(
        ({ series: django, surface, api, feature, set, whose, resources }) => {
          const tree = planFor({
            name: nameFor(set),
            answers: { product: 'shop', surface },
            choices: {
              framework: 'django',
              django,
              ...(api && { api }),
              resources,
              features: [feature],
            },
          });
          return [[django, surface, api, feature, set, whose].join(' '), tree] as const;
        },
      );
      await expectTidy(directory, folder, projects);
    });
  });
}
