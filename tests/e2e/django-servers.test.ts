import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { afterAll, describe } from 'vitest';
import { DJANGO_VERSIONS } from '../../src/plan/django-versions.ts';
import { findPython } from '../../src/run/find-python.ts';
import { SERVERS } from '../contract/servers.ts';
import { temporaryFolder } from './create.ts';
import { describeOutage } from './outage.ts';
import { describeProvenProject } from './proven-project.ts';
import { describeUnless } from './describe-unless.ts';
import { whyNoDjango } from './python-here.ts';
import { EVERY_TYPE } from './resources.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

/** The project gets its own database on the server: the name must be nobody else's. */
const unique = (name: string): string => `${name}-${randomBytes(3).toString('hex')}`;

const common =
  '--product other --framework django --surface api --python-manager pip --yes --database'.split(
    ' ',
  );
const drop = (database: string, project: string) =>
  SERVERS[database]?.drop(project.replace('-', '_'));

/** The newest series runs on one of the servers, where a Python for it is there. */
const newest = DJANGO_VERSIONS.at(-1)?.series ?? '';
const { chosen } = await findPython(folder, undefined, newest);
const onNewest = chosen ? ['--django', newest] : [];

await describeUnless(await whyNoDjango(folder), 'Django projects on servers', async () => {
  for (const [database, testRunner, version, choices] of [
    ['postgres', 'pytest', /^PostgreSQL \d+/, ['--api', 'ninja', '--feature', 'sensitive']],
    ['mariadb', 'django', /^MariaDB \d+/, onNewest],
  ] as const) {
    const project = unique(database);
    await describeProvenProject(
      {
        framework: 'django',
        title: ['every field type on', database, ...choices].join(' '),
        // On MariaDB a combination of the matrix is judged.
        judged: database === 'postgres',
        args: [
          project,
          ...common,
          database,
          '--test-runner',
          testRunner,
          ...choices,
          ...EVERY_TYPE,
        ],
        testRunner,
        before: ['environment', 'install', 'lock', 'database', 'migrate', 'collectstatic', 'git'],
        checks: ['format', 'lint', 'migrations in step', 'system check', 'types'],
        after: ['database', 'migrate', 'seed'],
        asked: database === 'postgres' ? ['accounts', 'http'] : ['http'],
        database: version,
      },
      folder,
    );
    describe(`a project on ${database}`, () => {
      afterAll(() => drop(database, project));

      describeOutage(path.join(folder, project), database);
    });
  }
});
