import { execa } from 'execa';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createBackend, temporaryFolder } from './create.ts';
import { whyNoDjango } from './python-here.ts';

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
type Variables = Readonly<Record<string, string>>;
interface Workflow {
  readonly jobs: { readonly check: { readonly steps: readonly Step[]; readonly env: Variables } };
}
interface Pipeline {
  readonly check: { readonly script: readonly string[]; readonly variables: Variables };
}

/** Where a project says what CI runs, and how to read it there. */
const PROVIDERS = [
  {
    provider: 'GitHub',
    file: '.github/workflows/ci.yml',
    stepsIn: (text: string) =>
      (parse(text) as Workflow).jobs.check.steps.filter((step) => step.run !== undefined),
    variablesIn: (text: string) => (parse(text) as Workflow).jobs.check.env,
  },
  {
    provider: 'GitLab',
    file: '.gitlab-ci.yml',
    stepsIn: (text: string) => exported((parse(text) as Pipeline).check.script),
    variablesIn: (text: string) => (parse(text) as Pipeline).check.variables,
  },
] as const;

/** A job's lines share one shell: what one exports is there for those after it. */
function exported(script: readonly string[]): Step[] {
  const env: Record<string, string> = {};
  return script.flatMap((run) => {
    const [, name, value] = /^export (\w+)=(\S+)$/.exec(run) ?? [];
    if (name === undefined || value === undefined) return [{ run, env: { ...env } }];
    env[name] = value;
    return [];
  });
}

const SERVER = process.env['POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432';
const { folder, remove } = await temporaryFolder();
afterAll(remove);
const noDjango = await whyNoDjango(folder);

const onServer = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: `${SERVER}/postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

const STACKS = [
  { framework: 'express', skip: false },
  { framework: 'django', skip: noDjango !== undefined },
] as const;

for (const { framework, skip } of STACKS) {
  const title = `CI of a project on ${framework}`;
  describe.skipIf(skip)(skip ? `${title} (skipped: ${noDjango})` : title, () => {
    const database = `ci_${framework}_${process.pid}`;
    const project = path.join(folder, `shop-${framework}`);
    beforeAll(async () => {
      const args = [`shop-${framework}`, '--framework', framework, '--database', 'postgres'];
      const flags = ['--feature', 'ci-gitlab', '--product', 'shop', '--yes', '--no-verify'];
      const { exitCode, stderr } = await createBackend([...args, ...flags, '--json'], folder, {
        DATABASE_URL: `${SERVER}/${database}`,
      });
      expect(exitCode, stderr).toBe(0);
    }, 600_000);
    afterAll(() => onServer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));

    describe.each(PROVIDERS)('on $provider', ({ provider, file, stepsIn, variablesIn }) => {
      const clone = path.join(folder, `${framework}-${provider}`);
      const run = (command: string, env: Readonly<Record<string, string>> = {}) =>
        execa(command, {
          cwd: clone,
          shell: true,
          all: true,
          reject: false,
          stdin: 'ignore',
          env: {
            CI: 'true',
            NODE_ENV: undefined,
            ...variables,
            // What is a service there is the local server here.
            DATABASE_URL: `${SERVER}/${database}`,
            ...env,
          },
        });
      let steps: readonly Step[] = [];
      let variables: Variables = {};

      beforeAll(async () => {
        await execa('git', ['clone', '-q', project, clone]);
        const text = await readFile(path.join(clone, file), 'utf8');
        steps = stepsIn(text);
        variables = variablesIn(text);
        expect(variables).toHaveProperty('DATABASE_URL');
        // The service's container begins with an empty one.
        await onServer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
        await onServer(`CREATE DATABASE ${database}`);
      });

      it('passes, command by command, in a fresh clone', async () => {
        expect(steps.length).toBeGreaterThan(7);
        for (const { run: command = '', env } of steps) {
          const { exitCode, all } = await run(command, env);
          expect(exitCode, `${command}\n${all}`).toBe(0);
        }
      }, 600_000);

      it('fails where the database does not answer', async () => {
        const migrate = steps.find(({ run: command }) => /\bmigrate\b/.test(command ?? ''));
        const { exitCode } = await run(migrate?.run ?? '', {
          DATABASE_URL: 'postgres://postgres@127.0.0.1:9/nothing',
        });
        expect(migrate).toBeDefined();
        expect(exitCode).not.toBe(0);
      }, 60_000);
    });
  });
}
