import type { EnvVariable, Pack } from '../../packs/pack.ts';
import type { ServiceAccess } from '../../packs/service.ts';
import type { Blueprint } from '../blueprint.ts';
import { nodeSetupOf, type NodeSetup } from '../node-setup.ts';
import { managerOf } from '../package-managers.ts';
import { DEFAULT_PYTHON, pythonManagerOf } from '../python-managers.ts';

/** A database server in a container, for the application or for its tests. */
export interface ServiceContext {
  readonly image: string;
  readonly port: number;
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly arguments: readonly string[];
  /** A command inside the container that succeeds once the server can be used. */
  readonly health: string;
  /** Where the server keeps its data. */
  readonly data: string;
  /** The DATABASE_URL that reaches it. */
  readonly url: string;
}

/** A command that proves a change, as one types it. */
export interface CheckCommand {
  readonly name: string;
  readonly command: string;
  readonly database: boolean;
}

/** What Dockerfile, compose and CI say: images, services, and the commands of the packs. */
export interface DeploymentContext {
  readonly node: number;
  readonly python: string;
  readonly nodeSetup: NodeSetup;
  /** The port of the server, unless PORT names another. */
  readonly port: string;
  /** The server process, word by word. */
  readonly server: readonly string[];
  /** The folder of what production runs. */
  readonly output: string;
  /** The database's server next to the application, and in CI; null where it needs none. */
  readonly service: ServiceContext | null;
  readonly testService: ServiceContext | null;
  /** The latter in a network of containers, where it is called `database`. */
  readonly linkedTestService: ServiceContext | null;
  /** The database that is a file: its folder in the container and its DATABASE_URL there. */
  readonly databaseFile: { readonly folder: string; readonly url: string } | null;
  /** The commands that install the project, and those after them that ready its database. */
  readonly install: readonly string[];
  readonly migrations: readonly string[];
  /** The commands of the proof, in order; some need the database. */
  readonly checks: readonly CheckCommand[];
  /** Those of a pipeline, which may ask for more: coverage, say. */
  readonly ciChecks: readonly CheckCommand[];
  /** Variables without which nothing runs, beside the database's. */
  readonly needed: readonly { readonly name: string; readonly value: string }[];
  /** What git ignores, as patterns for `.dockerignore`. */
  readonly ignored: readonly string[];
}

/** Read by compose itself, with a default that is good enough for a network of its own. */
const COMPOSE_PASSWORD = '${DATABASE_PASSWORD:-local}';
const CONTAINER_HOST = 'database';

/** Pure. `database` is the database's name. */
export function deploymentContext(
  blueprint: Blueprint,
  packs: readonly Pack<unknown>[],
  env: readonly EnvVariable[],
  database: string,
): DeploymentContext {
  const manifests = packs.map(({ manifest }) => manifest);
  const manager = managerOf(blueprint, packs);
  const server = manifests.flatMap((manifest) => manifest.server ?? []);
  const service = manifests.find((manifest) => manifest.service)?.service;
  const databaseFile = manifests.find((manifest) => manifest.databaseFile)?.databaseFile;
  const python =
    blueprint.framework === 'django'
      ? pythonManagerOf(blueprint.pythonManager ?? 'pip')
      : undefined;
  const before = python?.python ?? manager.run;
  const checks = manifests
    .flatMap((manifest) => manifest.checks)
    .toSorted((a, b) => a.order - b.order);
  const commandFor = ({ name, database: needs }: (typeof checks)[number], words: string) => ({
    name,
    command: `${before} ${words}`,
    database: needs,
  });
  const serviceOf = (
    access: ServiceAccess,
    host: string,
    password: string,
  ): ServiceContext | null => {
    if (service === undefined) return null;
    const said = (text: string): string => filled(text, { database, host, password });
    return {
      image: service.image,
      port: service.port,
      arguments: service.arguments,
      data: service.data,
      environment: Object.entries(access.environment).map(([name, value]) => ({
        name,
        value: said(value),
      })),
      health: said(service.health),
      url: said(access.url),
    };
  };
  return {
    node: blueprint.node,
    python: blueprint.python ?? DEFAULT_PYTHON,
    nodeSetup: nodeSetupOf(manager, blueprint.packageManagerVersion),
    port: env.find(({ name }) => name === 'PORT')?.example ?? '',
    server,
    output: server.at(-1)?.split('/')[0] ?? '',
    service: service ? serviceOf(service.run, CONTAINER_HOST, COMPOSE_PASSWORD) : null,
    testService: service ? serviceOf(service.tests, '127.0.0.1', 'test') : null,
    linkedTestService: service ? serviceOf(service.tests, CONTAINER_HOST, 'test') : null,
    databaseFile: databaseFile
      ? { ...databaseFile, url: filled(databaseFile.url, { database }) }
      : null,
    install: python?.install ?? [manager.install],
    migrations: manifests
      .flatMap(({ afterInstall }) => afterInstall)
      .filter((step) => step.database)
      .map(({ script }) => `${before} ${script}`),
    checks: checks.map((check) => commandFor(check, check.script)),
    ciChecks: checks.flatMap((check) =>
      (check.ci ?? [check.script]).map((words) => commandFor(check, words)),
    ),
    needed: env
      .filter(({ needed }) => needed)
      .map(({ name, example }) => ({ name, value: example })),
    ignored: [...new Set(manifests.flatMap(({ gitignore }) => gitignore))].map(
      (line) => `**/${line.replace(/\/$/, '')}`,
    ),
  };
}

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
