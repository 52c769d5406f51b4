import { inDependencyOrder } from '../../choices/resource-references.ts';
import type { FieldType } from '../../choices/resource.ts';
import type { EnvVariable, Pack } from '../../packs/pack.ts';
import type { Blueprint } from '../blueprint.ts';
import { appsOf, type AppContext } from './app.ts';
import { decisionContext, type DecisionContext } from './decision.ts';
import { fieldContext, flags } from './field.ts';
import { distinctCode, resourceContext, type ResourceContext } from './resource.ts';
import { NEEDS } from '../needs.ts';
import { packageManagerOf, type PackageManager } from '../package-managers.ts';
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
  database: module.slice(0, LONGEST_DATABASE_NAME),
});

/** What every template sees. Names are the field's own words, never a pack's. */
export interface ProjectContext {
  readonly project: ProjectNames;
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
  /** The Django apps that hold the resources. */
  readonly apps: readonly AppContext[];
  /** The other way round: what refers comes before what it refers to. */
  readonly reversed: readonly ResourceContext[];
  /** Whether any resource has a field of the type: `uses.decimal`. */
  readonly uses: Readonly<Record<FieldType, boolean>>;
  /** For each name of types.json, the different texts among all fields, sorted. */
  readonly distinct: Readonly<Record<string, readonly string[]>>;
  readonly decision: DecisionContext;
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
    resourceContext(resource, position, fields, blueprint.resources),
  );
  return {
    project: projectNames(blueprint),
    packageManager: packageManagerOf(blueprint.packageManager, blueprint.packageManagerVersion),
    pythonManager,
    oldestPython: oldestPythonFor(pythonManager, blueprint.python),
    requirements: pythonManager.readsRequirements ? { run: [], dev: [] } : requirements,
    env,
    databaseUrl: env.find(({ name }) => name === 'DATABASE_URL')?.example ?? '',
    resources,
    apps: appsOf(resources),
    reversed: resources.toReversed(),
    uses: flags((type) =>
      ordered.some((resource) => resource.fields.some((field) => field.type === type)),
    ),
    distinct: distinctCode(resources.flatMap((resource) => resource.fields)),
    decision: decisionContext(blueprint.decision),
    notGenerated: Object.fromEntries(
      NEEDS.map(({ id }) => [id, blueprint.notGenerated.includes(id)]),
    ),
  };
}
