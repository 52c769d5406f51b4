import { identifierOf } from '../../choices/project-name.ts';
import { inDependencyOrder } from '../../choices/resource-references.ts';
import type { FieldType } from '../../choices/field-types.ts';
import type { EnvVariable, Pack } from '../../packs/pack.ts';
import type { Blueprint } from '../blueprint.ts';
import { appsOf, type AppContext } from './app.ts';
import { decisionContext, type DecisionContext } from './decision.ts';
import { deploymentContext, type DeploymentContext } from './deployment.ts';
import { fieldContext, flags } from './field.ts';
import { distinctCode, resourceContext, type ResourceContext } from './resource.ts';
import { djangoVersionOf } from '../django-versions.ts';
import { postmanCollection, postmanEnvironment } from '../models/postman/collection.ts';
import { NEEDS } from '../needs.ts';
import { managerOf, type PackageManager } from '../package-managers.ts';
import type { Requirements } from '../models/requirements.ts';
import { oldestPythonFor, pythonManagerOf, type PythonManager } from '../python-managers.ts';
import type { Template } from '../render.ts';

/** A project's names: in prose, for npm, for Python, and for databases. */
export interface ProjectNames {
  readonly title: string;
  readonly slug: string;
  readonly module: string;
  readonly database: string;
}

/** PostgreSQL cuts names after 63 bytes; tests and the proof add a suffix to this one. */
const LONGEST_DATABASE_NAME = 40;

export const projectNames = ({ title, slug, module }: Blueprint): ProjectNames => ({
  title,
  slug,
  module,
  database: identifierOf(slug).slice(0, LONGEST_DATABASE_NAME),
});

/** What the project is written in; on a stack that leaves no choice nobody asks. */
export interface LanguageContext {
  readonly name: string;
  /** Of source files: `ts`. */
  readonly extension: string;
  /** The folder of what production runs. */
  readonly output: string;
}

/** What every template sees. Names are the field's own words, never a pack's. */
export interface ProjectContext {
  readonly project: ProjectNames;
  readonly language: LanguageContext;
  readonly packageManager: PackageManager;
  readonly pythonManager: PythonManager;
  /** The oldest Python that the project installs on: `3.12`. */
  readonly oldestPython: string;
  /** What pyproject.toml requires, where the manager reads it from there; else empty. */
  readonly requirements: Requirements;
  readonly env: readonly EnvVariable[];
  /** The example of DATABASE_URL: where the project expects its database until it is told otherwise. */
  readonly databaseUrl: string;
  /** In dependency order: a resource comes after those it refers to. */
  readonly resources: readonly ResourceContext[];
  /** Names of the migrations of a SQL database, in their order. */
  readonly migrations: readonly string[];
  /** Whether any resource's records belong to users. */
  readonly hasOwned: boolean;
  /** The Django apps that hold the resources. */
  readonly apps: readonly AppContext[];
  /** Whether any resource is shown on the admin page of another one. */
  readonly hasInlines: boolean;
  /** The other way round: what refers comes before what it refers to. */
  readonly reversed: readonly ResourceContext[];
  /** Whether any resource has a field of the type, or a pack needs its code: `uses.decimal`. */
  readonly uses: Readonly<Record<FieldType, boolean>>;
  /** For each name of types.json, the different texts among all fields, sorted. */
  readonly distinct: Readonly<Record<string, readonly string[]>>;
  readonly deployment: DeploymentContext;
  readonly decision: DecisionContext;
  /** Files for Postman; functions, since hardly any project asks for them. */
  readonly postman: { collection(): string; environment(): string };
  /** Needs that the answers named and nothing was generated for: `notGenerated.accounts`. */
  readonly notGenerated: Readonly<Record<string, boolean>>;
}

/** The context of a blueprint. Pure. */
export function contextOf(
  blueprint: Blueprint,
  packs: readonly Pack<Template>[],
  env: readonly EnvVariable[],
  requirements: Requirements,
): ProjectContext {
  const pythonManager = pythonManagerOf(blueprint.pythonManager ?? 'pip');
  const ordered = inDependencyOrder(blueprint.resources);
  const fields = new Map(
    ordered.map((resource) => [
      resource,
      resource.fields.map((field) =>
        fieldContext(field, resource, ordered, packs, blueprint.resources),
      ),
    ]),
  );
  const resources = ordered.map((resource, position) =>
    resourceContext(resource, position, fields, blueprint.resources, blueprint.database),
  );
  const accounts = packs.some(({ manifest }) => manifest.covers.includes('accounts'));
  const deployment = deploymentContext(blueprint, packs, env, projectNames(blueprint).database);
  return {
    project: projectNames(blueprint),
    language: languageOf(packs),
    packageManager: managerOf(blueprint, packs),
    pythonManager,
    oldestPython: oldestPythonFor(
      pythonManager,
      djangoVersionOf(blueprint.django),
      blueprint.python,
    ),
    requirements: pythonManager.readsRequirements ? { run: [], dev: [] } : requirements,
    env,
    databaseUrl: env.find(({ name }) => name === 'DATABASE_URL')?.example ?? '',
    resources,
    migrations: [...migrationsIn(packs), ...resources.map(({ migration }) => migration)],
    hasOwned: resources.some(({ owned }) => owned),
    apps: appsOf(resources),
    hasInlines: resources.some(({ inlines }) => inlines.length > 0),
    reversed: resources.toReversed(),
    uses: flags(
      (type) =>
        packs.some(({ manifest }) => manifest.fieldTypes.includes(type)) ||
        ordered.some((resource) => resource.fields.some((field) => field.type === type)),
    ),
    distinct: distinctCode(resources.flatMap((resource) => resource.fields)),
    deployment,
    decision: decisionContext(blueprint.decision),
    postman: {
      collection: () => postmanCollection(blueprint.title, blueprint.resources, { accounts }),
      environment: () => postmanEnvironment(blueprint.title, deployment.port, { accounts }),
    },
    notGenerated: Object.fromEntries(
      NEEDS.map(({ id }) => [id, blueprint.notGenerated.includes(id)]),
    ),
  };
}

/** Those that packs bring along: resources have theirs behind them. */
const migrationsIn = (packs: readonly Pack<Template>[]): string[] =>
  packs.flatMap(({ files }) =>
    files.flatMap(({ path }) => /\/database\/migrations\/(\w+)\.[jt]s$/.exec(path)?.[1] ?? []),
  );

function languageOf(packs: readonly Pack<Template>[]): LanguageContext {
  const pack = packs.find(({ manifest }) => manifest.language !== undefined);
  const { extension = '', output = '' } = pack?.manifest.language ?? {};
  return { name: pack?.manifest.title ?? '', extension, output };
}
