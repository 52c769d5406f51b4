import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Stack } from '../../src/packs/stacks.ts';
import { valuesOf } from '../../src/packs/values.ts';
import { packageManagerOf } from '../../src/plan/package-managers.ts';
import { PYTHON_MANAGERS } from '../../src/plan/python-managers.ts';
import type { Tree } from '../../src/tree/tree.ts';
import { planFor } from '../support/blueprints.ts';
import { catalogue, sources } from '../support/catalogue.ts';
import { neededBy } from '../support/contained.ts';

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: string };
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
}
interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly services?: Readonly<Record<string, { readonly image: string }>>;
        readonly env?: Readonly<Record<string, string>>;
        readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
      }
    >
  >;
}

interface Pipeline {
  readonly check: { readonly variables?: Readonly<Record<string, string>> };
}

const fileOf = (tree: Tree, path: string): string => tree.get(path) ?? '';
const composeOf = (tree: Tree) => parse(fileOf(tree, 'compose.yaml'), { merge: true }) as Compose;
const workflowOf = (tree: Tree) => parse(fileOf(tree, '.github/workflows/ci.yml')) as Workflow;
const commandsOf = (tree: Tree): string[] =>
  workflowOf(tree).jobs['check']?.steps.flatMap(({ run }) => run ?? []) ?? [];

const manifestOf = (framework: Stack, database: string) =>
  sources.find(
    (pack) => pack.folder === framework && pack.manifest.answers?.database?.includes(database),
  )?.manifest;
const all = (['express', 'django'] as const).flatMap((framework) =>
  valuesOf(catalogue, framework, 'database').map((database) => ({ framework, database })),
);
const isContained = ({ framework, database }: (typeof all)[number]): boolean => {
  const manifest = manifestOf(framework, database);
  const keeps = manifest?.capabilities?.persistent === true;
  return !keeps || (manifest.service ?? manifest.databaseFile) !== undefined;
};
const cases = all.filter(isContained);
const treeFor = (
  framework: Stack,
  database: string,
  more: Parameters<typeof planFor>[0] & object = {},
): Tree => planFor({ ...more, choices: { framework, database, ...more.choices } });

describe.each(cases)('$framework on $database', ({ framework, database }) => {
  const tree = treeFor(framework, database);
  const manifest = manifestOf(framework, database);
  const keeps = manifest?.capabilities?.persistent === true;

  it('has its database in compose: healthy and migrated before the server starts', () => {
    const { services } = composeOf(tree);
    expect(Object.keys(services)).toEqual([
      'app',
      ...(keeps ? ['migrate'] : []),
      ...(manifest?.service ? ['database'] : []),
    ]);
    expect(services['app']?.depends_on?.['migrate']?.condition).toBe(
      keeps ? 'service_completed_successfully' : undefined,
    );
    if (manifest?.service === undefined) return;
    expect(services['migrate']?.depends_on?.['database']?.condition).toBe('service_healthy');
    expect(services['database']?.image).toBe(manifest.service.image);
    expect(services['database']?.healthcheck?.test).not.toMatch(/^$|undefined/);
    const url = services['app']?.environment?.['DATABASE_URL'] ?? '';
    expect(url).toContain(`@database:${manifest.service.port}/`);
    // What the server is told is what the database was set up with.
    const told = Object.values(services['database']?.environment ?? {});
    const named = manifest.databaseServer?.standIn !== false;
    expect(told).toEqual(expect.arrayContaining(neededBy(url, named)));
  });

  it('runs every check of the packs in CI, on the database', () => {
    const job = workflowOf(tree).jobs['check'];
    const taken = sources.filter(({ id }) =>
      fileOf(tree, '.create-backend.json').includes(`"${id}"`),
    );
    const checks = taken.flatMap((pack) => pack.manifest.checks);
    expect(checks.length).toBeGreaterThan(keeps ? 4 : 3);
    for (const words of checks.flatMap(({ script, ci = [script] }) => ci))
      expect(
        commandsOf(tree).some((command) => command.endsWith(` ${words}`)),
        words,
      ).toBe(true);
    expect(job?.services?.['database']?.image).toBe(manifest?.service?.image);
    if (keeps) expect(job?.env?.['DATABASE_URL']).toMatch(/^[a-z]+:\/\/.+/);
    else expect(job?.env ?? {}).not.toHaveProperty('DATABASE_URL');
    for (const { name, needed } of taken.flatMap((pack) => pack.manifest.env)) {
      if (needed) expect(job?.env).toHaveProperty(name);
    }
  });

  it('starts the server process itself, as somebody without rights', () => {
    const dockerfile = fileOf(tree, 'Dockerfile');
    expect(dockerfile).toMatch(/^USER (node|app)$/m);
    expect(dockerfile).toMatch(/^CMD \["(node|\.venv\/bin\/gunicorn)", /m);
    expect(dockerfile).toContain('HEALTHCHECK');
  });
});

describe('what an Express project does not start without', () => {
  const kinds = ['api', 'pages', 'both'].flatMap((surface) =>
    ['', 'auth', 'sensitive'].map((feature) => ({ surface, feature })),
  );
  const wishes = kinds.flatMap((kind) =>
    ['sqlite', 'postgres', 'mongodb', 'none'].map((database) => ({ ...kind, database })),
  );
  it.each(wishes)('is set in CI: $surface $feature on $database', (wish) => {
    const tree = treeFor('express', wish.database, {
      choices: {
        surface: wish.surface,
        features: ['ci-gitlab', ...(wish.feature ? [wish.feature] : [])],
      },
    });
    const schema =
      /z\.object\(\{\n(.*?)\n\}\);/s.exec(fileOf(tree, 'src/config/env.ts'))?.[1] ?? '';
    const variables = schema.split(/^(?= {2}[A-Z_]+:)/m);
    expect(variables.length).toBeGreaterThan(5);
    const names = variables
      .filter((variable) => !variable.includes('.default('))
      .map((variable) => variable.trim().split(':')[0]);
    const github = workflowOf(tree).jobs['check']?.env ?? {};
    const gitlab = parse(fileOf(tree, '.gitlab-ci.yml')) as Pipeline;
    expect(Object.keys(github)).toEqual(expect.arrayContaining(names));
    expect(Object.keys(gitlab.check.variables ?? {})).toEqual(expect.arrayContaining(names));
  });
});

it.each(all.filter((each) => !isContained(each)))(
  'has neither an image nor CI for $database on $framework, which nobody runs in a container',
  ({ framework, database }) => {
    const paths = [...treeFor(framework, database).keys()];
    expect(paths.filter((path) => /Dockerfile|compose|workflows/.test(path))).toEqual([]);
  },
);

const managers = [
  ...['npm', 'pnpm', 'yarn', 'bun'].map((name) => ({
    framework: 'express' as const,
    choices: { packageManager: name },
    install: packageManagerOf(name).cleanInstall,
  })),
  ...PYTHON_MANAGERS.map(({ name, cleanInstall }) => ({
    framework: 'django' as const,
    choices: { pythonManager: name },
    install: cleanInstall.at(-1) ?? '',
  })),
];

it.each(managers)('installs with $choices', ({ framework, choices, install }) => {
  const tree = treeFor(framework, 'sqlite', { choices: { framework, ...choices } });
  expect(commandsOf(tree)).toContain(install);
  expect(fileOf(tree, 'Dockerfile')).toMatch(/^COPY \S+.* (\S*lock\S*|constraints\.txt) \.\/$/m);
});

describe.each(['express', 'django'] as const)('%s', (framework) => {
  const FILES = {
    docker: ['.dockerignore', 'Dockerfile', 'compose.yaml'],
    ci: ['.github/workflows/ci.yml'],
  };

  it.each(Object.entries(FILES))('leaves %s out when asked', (feature, files) => {
    const all = [...planFor({ choices: { framework } }).keys()];
    const less = [...planFor({ choices: { framework, without: [feature] } }).keys()];
    expect(all.filter((path) => !less.includes(path)).toSorted()).toEqual(files);
  });

  it('keeps out of the image what only people, editors and CI need', () => {
    const features = ['agents', 'ci-gitlab', 'devcontainer', 'postman'];
    const ignoredWith = (more: string[]): string[] =>
      fileOf(planFor({ choices: { framework, features: more } }), '.dockerignore').split('\n');
    const plain = ignoredWith([]);
    expect(ignoredWith(features).filter((line) => !plain.includes(line))).toEqual([
      '.gitlab-ci.yml',
      '.devcontainer',
      'postman',
    ]);
  });

  it('builds the image in CI only where there is one', () => {
    const tree = planFor({ choices: { framework, without: ['docker'] } });
    expect(Object.keys(workflowOf(tree).jobs)).toEqual(['check']);
    expect(Object.keys(workflowOf(planFor({ choices: { framework } })).jobs)).toEqual([
      'check',
      'image',
    ]);
  });
});
