import { execa } from 'execa';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createBackend, temporaryFolder } from './create.ts';
import { describeProvenProject } from './proven-project.ts';
import { describeUnless } from './describe-unless.ts';
import { whyNoDjango } from './python-here.ts';
import { EVERY_TYPE } from './resources.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

const POSTGRES = process.env['POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const common = '--product other --framework django --surface api --python-manager pip --yes'.split(
  ' ',
);

const onServer = (name: string): string => {
  const url = new URL(POSTGRES);
  url.pathname = `/${name}`;
  return url.href;
};

await describeUnless(await whyNoDjango(folder), 'Django on other databases', async () => {
  await describeProvenProject(
    {
      framework: 'django',
      title: 'several databases',
      args: ['several', ...common, '--database', 'several', ...EVERY_TYPE],
      testRunner: 'pytest',
      before: ['environment', 'install', 'lock', 'migrate', 'collectstatic', 'migrate', 'git'],
      checks: ['format', 'lint', 'migrations in step', 'system check', 'types'],
      after: ['database', 'migrate', 'migrate second', 'seed'],
      asked: ['http'],
      database: /^SQLite 3\./,
      judged: false,
    },
    folder,
  );

  describe('several databases on a server', () => {
    it.each([
      ['two on PostgreSQL', onServer('several_one'), onServer('several_two')],
      ['one of SQLite beside it', onServer('several_one'), 'sqlite:///second.sqlite3'],
    ])('migrate and route to the right one: %s', async (_title, first, second) => {
      const { all, exitCode } = await execa(
        path.join(folder, 'several/.venv/bin/python'),
        ['-m', 'pytest', '-q', 'several/core'],
        {
          cwd: path.join(folder, 'several'),
          env: { DATABASE_URL: first, SECOND_DATABASE_URL: second },
          all: true,
          reject: false,
        },
      );
      expect(exitCode, all).toBe(0);
    });
  });

  it('on Oracle does what it can without a server, and says what was not run', async () => {
    const run = await createBackend(
      ['oracle', ...common, '--database', 'oracle', '--json'],
      folder,
    );
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.stderr.replaceAll(/\s+/g, ' ')).toContain('Oracle Database is written, not run');
    const { proof } = JSON.parse(run.stdout) as { proof: { notRun: string[]; tests: object } };
    expect(proof).toMatchObject({ proven: false, tests: { failed: 0 } });
    expect(proof.notRun).toEqual(expect.arrayContaining(['migrate', 'boot', 'http']));
  });
});
