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

interface Job {
  readonly steps: readonly Step[];
  readonly variables: Variables;
}

function githubJob(text: string): Job {
  const { steps, env } = (parse(text) as Workflow).jobs.check;
  return { steps: steps.filter((step) => step.run !== undefined), variables: env };
}

function gitlabJob(text: string): Job {
  const { script, variables } = (parse(text) as Pipeline).check;
  return { steps: exported(script), variables };
}

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
      // What asks for most: every secret is one that CI has to know.
      const most = ['--surface', 'both', '--feature', 'sensitive', '--feature', 'ci-gitlab'];
      const flags = ['--product', 'shop', '--yes', '--no-verify', '--json'];
      const { exitCode, stderr } = await createBackend([...args, ...most, ...flags], folder, {
        DATABASE_URL: `${SERVER}/${database}`,
      });
      expect(exitCode, stderr).toBe(0);
    }, 600_000);
    afterAll(() => onServer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));

    const clone = path.join(folder, `${framework}-clone`);
    let github: Job = { steps: [], variables: {} };
    let gitlab = github;
    const run = (command: string, env: Variables = {}) =>
      execa(command, {
        cwd: clone,
        shell: true,
        all: true,
        reject: false,
        stdin: 'ignore',
        env: {
          CI: 'true',
          NODE_ENV: undefined,
          ...github.variables,
          // What is a service there is the local server here.
          DATABASE_URL: `${SERVER}/${database}`,
          ...env,
        },
      });

    beforeAll(async () => {
      await execa('git', ['clone', '-q', project, clone]);
      github = githubJob(await readFile(path.join(clone, '.github/workflows/ci.yml'), 'utf8'));
      gitlab = gitlabJob(await readFile(path.join(clone, '.gitlab-ci.yml'), 'utf8'));
      // The service's container begins with an empty one.
      await onServer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      await onServer(`CREATE DATABASE ${database}`);
    });

    it('runs the same on GitLab as on GitHub', () => {
      const comparable = ({ steps }: Job) => steps.map(({ run, env = {} }) => ({ run, env }));
      expect(comparable(gitlab)).toEqual(comparable(github));
      const service = (host: string) => expect.stringContaining(`@${host}:5432/`) as string;
      expect(github.variables).toHaveProperty('DATABASE_URL', service('127.0.0.1'));
      expect(gitlab.variables).toEqual({ ...github.variables, DATABASE_URL: service('database') });
    });

    it('passes, command by command, in a fresh clone', async () => {
      expect(github.steps.length).toBeGreaterThan(7);
      for (const { run: command = '', env } of github.steps) {
        const { exitCode, all } = await run(command, env);
        expect(exitCode, `${command}\n${all}`).toBe(0);
      }
    }, 600_000);

    it('fails where the database does not answer', async () => {
      const migrate = github.steps.find(({ run: command }) => /\bmigrate\b/.test(command ?? ''));
      const { exitCode } = await run(migrate?.run ?? '', {
        DATABASE_URL: 'postgres://postgres@127.0.0.1:9/nothing',
      });
      expect(migrate).toBeDefined();
      expect(exitCode).not.toBe(0);
    }, 60_000);
  });
}
