import { execa } from 'execa';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createBackend, temporaryFolder } from './create.ts';
import { describeOutage } from './outage.ts';
import { describeProvenProject } from './proven-project.ts';
import { EVERY_TYPE } from './resources.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

/** The project makes its own database on the server: the name must be nobody else's. */
const unique = (name: string): string => `${name}-${randomBytes(3).toString('hex')}`;

const common = ['--product', 'other', '--framework', 'express', '--yes'];
const drop = (project: string) =>
  execa('npm', ['run', '--silent', 'db:drop'], { cwd: path.join(folder, project) });

for (const [database, testRunner, version, language, features] of [
  ['postgres', 'vitest', /^PostgreSQL \d+/, 'typescript', ['sensitive']],
  ['mariadb', 'node', /^MariaDB \d+/, 'javascript', []],
] as const) {
  const project = unique(database);
  await describeProvenProject(
    {
      framework: 'express',
      title: `every field type on ${database}`,
      verified: database === 'postgres',
      // On MariaDB a combination of the matrix is judged.
      judged: database === 'postgres',
      args: [
        project,
        ...common,
        '--database',
        database,
        '--test-runner',
        testRunner,
        '--language',
        language,
        ...features.flatMap((feature) => ['--feature', feature]),
        ...EVERY_TYPE,
      ],
      testRunner,
      before: ['install', 'lockfile', 'database', 'db:migrate', 'git'],
      checks: language === 'typescript' ? ['build', 'format', 'lint', 'types'] : ['format', 'lint'],
      after: ['database', 'migrate', 'roll back', 'seed'],
      asked: features.length > 0 ? ['accounts', 'http'] : ['http'],
      database: version,
    },
    folder,
  );
  describe(`a project on ${database}`, () => {
    afterAll(() => drop(project));

    describeOutage(path.join(folder, project), database);

    it.runIf(database === 'postgres')('leaves a database alone that is there already', async () => {
      const again = await createBackend(
        [path.join('again', project), ...common, '--database', database, '--no-verify', '--json'],
        folder,
      );
      expect(again.exitCode, again.stderr).toBe(0);
      const { steps } = JSON.parse(again.stdout) as {
        steps: { name: string; status: string; detail: string }[];
      };
      expect(steps.filter(({ name }) => /^(database|db:migrate)$/.test(name))).toMatchObject([
        { status: 'skipped', detail: expect.stringContaining('is there already') as string },
        { status: 'skipped', detail: expect.stringContaining('npm run db:migrate') as string },
      ]);
    });
  });
}
