import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
// The schema that GitLab's own editor checks with, as a runner for one's own machine brings it along.
import { schema } from 'gitlab-ci-local/src/schema/schema.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Stack } from '../../src/packs/stacks.ts';
import { PYTHON_MANAGERS } from '../../src/plan/python-managers.ts';
import { planFor, type Wish } from '../support/blueprints.ts';
import { CONTAINED, neededBy } from '../support/contained.ts';

interface Job {
  readonly image: string;
  readonly services?: readonly (
    | string
    | { readonly name: string; readonly alias: string; readonly variables: Record<string, string> }
  )[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly before_script?: readonly string[];
  readonly script: readonly string[];
}

const ajv = new Ajv({ strict: false });
(addFormats as unknown as (ajv: Ajv) => void)(ajv);
const isPipeline = ajv.compile(schema);

const fileOf = (choices: Wish['choices'], answers: Wish['answers'] = { product: 'shop' }): string =>
  planFor({ answers, choices: { features: ['ci-gitlab'], ...choices } }).get('.gitlab-ci.yml') ??
  '';
const jobsOf = (text: string) => parse(text) as Readonly<Record<string, Job>>;
const checkOf = (choices: Wish['choices']): Job => {
  const { check } = jobsOf(fileOf(choices));
  if (check === undefined) throw new Error('The pipeline has no job "check".');
  return check;
};
/** The commands of the GitHub workflow of the same project. */
const onGitHub = (choices: Wish['choices']): string[] => {
  const text = planFor({ choices: { ...choices } }).get('.github/workflows/ci.yml') ?? '';
  const { jobs } = parse(text) as { jobs: { check: { steps: { run?: string }[] } } };
  return jobs.check.steps.flatMap(({ run }) => run ?? []);
};

const managers = [
  ...['npm', 'pnpm', 'yarn', 'bun'].map((packageManager) => ({
    framework: 'express' as const,
    packageManager,
  })),
  ...PYTHON_MANAGERS.map(({ name }) => ({ framework: 'django' as const, pythonManager: name })),
];

describe.each(CONTAINED)(
  'the pipeline of $framework on $database',
  ({ framework, database, service, named }) => {
    const text = fileOf({ framework, database });

    it('is one by the schema of GitLab', () => {
      expect(isPipeline(parse(text)), ajv.errorsText(isPipeline.errors)).toBe(true);
    });

    it('runs what the workflow on GitHub runs', () => {
      const { script } = checkOf({ framework, database });
      const commands = script.filter((command) => !command.startsWith('export '));
      expect(commands).toEqual(onGitHub({ framework, database }));
    });

    it('has the database beside it, under the name that it is told', () => {
      const { services, variables } = checkOf({ framework, database });
      if (service === undefined) {
        expect(services).toBeUndefined();
        expect(variables?.['DATABASE_URL']).toMatch(/^sqlite:/);
        return;
      }
      expect(services).toEqual([
        expect.objectContaining({ name: service.image, alias: 'database' }),
      ]);
      const url = variables?.['DATABASE_URL'] ?? '';
      expect(url).toContain(`@database:${service.port}/`);
      const [beside] = services ?? [];
      // What the job is told is what the database was set up with.
      expect(typeof beside === 'object' && Object.values(beside.variables)).toEqual(
        expect.arrayContaining(neededBy(url, named)),
      );
    });
  },
);

it.each(managers.map((choices) => ({ choices })))(
  'installs, with $choices, what the lockfile names',
  ({ choices }) => {
    const { before_script: tools = [], script } = checkOf(choices);
    const [name = ''] = script[0]?.split(' ') ?? [];
    const brought = ['npm', 'python3'].includes(name);
    expect(tools).toHaveLength(brought ? 0 : 1);
    if (!brought) expect(tools[0]).toContain(name === 'yarn' ? 'corepack' : name);
    expect(isPipeline(parse(fileOf(choices)))).toBe(true);
  },
);

describe.each<Stack>(['express', 'django'])('%s', (framework) => {
  it('has a pipeline only when asked', () => {
    expect(fileOf({ framework, features: [] })).toBe('');
  });

  it('builds the image only where there is one', () => {
    expect(Object.keys(jobsOf(fileOf({ framework })))).toContain('container');
    expect(Object.keys(jobsOf(fileOf({ framework, without: ['docker'] })))).not.toContain(
      'container',
    );
  });

  it('is refused with a database that nobody runs in a container', () => {
    expect(() => fileOf({ framework, database: 'oracle' })).toThrow(
      /"ci-gitlab" does not go with the database oracle/,
    );
  });
});

it('checks a gateway without a database', () => {
  const text = fileOf({ framework: 'express' }, { product: 'gateway' });
  expect(isPipeline(parse(text))).toBe(true);
  expect(jobsOf(text)['check']?.variables).toBeUndefined();
});

it('knows a wrong pipeline when it sees one', () => {
  expect(isPipeline({ check: { script: ['true'], timeot: '20 minutes', stage: 7 } })).toBe(false);
});
