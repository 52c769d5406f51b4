import type { FieldType } from '../../choices/field-types.ts';
import type { Resource } from '../../choices/resource.ts';
import { spell, type Spellings } from '../../choices/words.ts';
import { appOf } from './app-name.ts';
import { examplesOf, type Examples } from './examples.ts';
import { flags, namesOf, type FieldContext, type Names } from './field.ts';
import { inlinesOf, type InlineContext } from './inline.ts';
import { listIndexName } from './list-index.ts';

/** An app that another one imports, which may come before or after `core` there, and before or after `users`. */
export type OtherApp = Spellings & { readonly beforeCore: boolean; readonly beforeUsers: boolean };

/** A resource as templates see it. Lists are there so that a template can loop, and ask whether one is empty. */
export interface ResourceContext {
  readonly singular: Spellings;
  readonly plural: Spellings;
  readonly table: string;
  /** `0001_create_products`: its place in the order of migrations is part of the name. */
  readonly migration: string;
  /** The Django app that holds it, its migration there, and the migrations that have to come before. */
  readonly app: Spellings;
  readonly appMigration: string;
  /** The name that Django gives to the index of its default order. */
  readonly listIndex: string;
  readonly comesAfter: readonly { readonly app: string; readonly migration: string }[];
  /** Other apps that it refers to, each once. */
  readonly otherApps: readonly OtherApp[];
  /** References to other resources of the same app. */
  readonly ownReferences: readonly FieldContext[];
  /** The field that tells one record from another in a list: the first required string or email, if any. */
  readonly label: FieldContext | undefined;
  readonly article: string;
  /** Whether every record belongs to the user who made it. */
  readonly owned: boolean;
  /** Fields whose values are unique for each owner. */
  readonly uniqueForOwner: readonly FieldContext[];
  /** Its references to other owned resources, not to itself. */
  readonly ownedOutward: readonly FieldContext[];
  /** Whether a page of an admin about it names owners: its own, or those of records that refer to it. */
  readonly pageOwners: boolean;
  readonly fields: readonly FieldContext[];
  readonly required: readonly FieldContext[];
  readonly optional: readonly FieldContext[];
  readonly unique: readonly FieldContext[];
  readonly indexed: readonly FieldContext[];
  readonly references: readonly FieldContext[];
  /** References of an owned resource to owned ones, whose records have to be of the same owner; and all others. */
  readonly ownedReferences: readonly FieldContext[];
  readonly sharedReferences: readonly FieldContext[];
  readonly requiredReferences: readonly FieldContext[];
  /** Other resources that refer to it, each once, with the field that does. */
  readonly referrers: readonly { readonly resource: Names; readonly field: FieldContext }[];
  /** What its page in an admin shows of the records that refer to it. */
  readonly inlines: readonly InlineContext[];
  /** Other apps that a test of that page needs records of, each once. */
  readonly pageApps: readonly OtherApp[];
  /** Whether records, its own among them, may refer to one of its own. */
  readonly isReferred: boolean;
  /** Its references to other resources, not to itself. */
  readonly outward: readonly FieldContext[];
  /** The resources that it refers to, each once, without itself. */
  readonly targets: readonly Names[];
  /** Whether any field has the type: `uses.decimal`. */
  readonly uses: Readonly<Record<FieldType, boolean>>;
  /** For each name of types.json, the different texts among the fields, sorted: what a file has to import. */
  readonly distinct: Readonly<Record<string, readonly string[]>>;
  readonly enums: readonly FieldContext[];
  /** What a list of records shows beside the label: the fields with the code `listed`. */
  readonly columns: readonly FieldContext[];
  /** Values to try in tests; every cell is code. */
  readonly examples: Examples;
  /** Names of the constants that hold the enums' values. */
  readonly constants: readonly string[];
}

/** A resource as templates see it. `position` is its place in dependency order, `all` holds every resource's fields. */
export function resourceContext(
  resource: Resource,
  position: number,
  all: ReadonlyMap<Resource, readonly FieldContext[]>,
  /** All resources in the order in which they were given. */
  declared: readonly Resource[],
  database: string,
): ResourceContext {
  const fields = all.get(resource) ?? [];
  const names = namesOf(resource);
  const referrers = [...all].flatMap(([other, otherFields]) => {
    const field = otherFields.find(({ target }) => target?.singular.camel === names.singular.camel);
    return field && other !== resource ? [{ resource: namesOf(other), field }] : [];
  });
  const inlines = inlinesOf(resource, all, declared);
  const targets = fields.flatMap(({ target, selfReference }) =>
    target && !selfReference ? [target] : [],
  );
  const label = fields.find(({ required, is }) => required && (is.string || is.email));
  return {
    ...names,
    ...homeOf(resource, fields, [...all.keys()], declared),
    listIndex: listIndexName(
      appOf(resource, declared).snake,
      names.singular.flat,
      resource.owned ?? false,
      database,
    ),
    label,
    columns: fields.filter((field) => field !== label && field.code['listed']),
    table: names.plural.snake,
    owned: resource.owned ?? false,
    uniqueForOwner: fields.filter((field) => resource.owned && field.unique),
    ownedOutward: fields.filter((field) => field.targetOwned && !field.selfReference),
    pageOwners: (resource.owned ?? false) || inlines.some(({ owned }) => owned),
    migration: `${String(position + 1).padStart(4, '0')}_create_${names.plural.snake}`,
    fields,
    required: fields.filter((field) => field.required),
    optional: fields.filter((field) => field.optional),
    unique: fields.filter((field) => field.unique),
    // A unique field has its index already.
    indexed: fields.filter((field) => !field.unique && (field.index || field.is.ref)),
    references: fields.filter((field) => field.is.ref),
    ownedReferences: fields.filter((field) => field.targetOwned),
    sharedReferences: fields.filter((field) => field.is.ref && !field.targetOwned),
    requiredReferences: fields.filter((field) => field.is.ref && field.required),
    referrers,
    inlines,
    pageApps: otherAppsOf([
      ...fields.filter(({ foreign }) => foreign),
      ...inlines.flatMap(({ needed }) => needed.filter(({ elsewhere }) => elsewhere)),
    ]),
    isReferred: referrers.length > 0 || fields.some(({ selfReference }) => selfReference),
    outward: fields.filter((field) => field.is.ref && !field.selfReference),
    targets: targets.filter(
      ({ singular }, index) =>
        targets.findIndex((other) => other.singular.camel === singular.camel) === index,
    ),
    uses: flags((type) => fields.some((field) => field.type === type)),
    distinct: distinctCode(fields),
    examples: examplesOf(fields),
    enums: fields.filter((field) => field.is.enum),
    constants: fields
      .filter((field) => field.is.enum)
      .map((field) => field.constant)
      .toSorted(),
  };
}

/** The app of a resource, and its place among the migrations there. */
function homeOf(
  resource: Resource,
  fields: readonly FieldContext[],
  ordered: readonly Resource[],
  declared: readonly Resource[],
): Pick<ResourceContext, 'app' | 'appMigration' | 'comesAfter' | 'otherApps' | 'ownReferences'> {
  const app = appOf(resource, declared);
  const migrations = new Map<string, { app: string; migration: string }>();
  const counts = new Map<string, number>();
  let last: string | undefined;
  for (const other of ordered) {
    const home = appOf(other, declared).snake;
    const count = (counts.get(home) ?? 0) + 1;
    counts.set(home, count);
    const migration = `${String(count).padStart(4, '0')}_${spell(other.name).snake}`;
    migrations.set(other.name, { app: home, migration });
    if (other === resource) break;
    if (home === app.snake) last = other.name;
  }
  const foreign = fields.filter((field) => field.foreign);
  const before = [last, ...foreign.map(({ target }) => target?.singular.camel)];
  const known = [...new Set(before)].flatMap((name) => migrations.get(name ?? '') ?? []);
  return {
    app,
    appMigration: migrations.get(resource.name)?.migration ?? '',
    comesAfter: known.toSorted((a, b) => (a.app < b.app ? -1 : 1)),
    otherApps: otherAppsOf(foreign),
    ownReferences: fields.filter((field) => field.is.ref && !field.foreign && !field.selfReference),
  };
}

/** The apps that the references lead to, each once, by name. */
const otherAppsOf = (references: readonly FieldContext[]): OtherApp[] =>
  importedApps(references.flatMap(({ targetApp }) => targetApp ?? []));

/** Apps as another one imports them: each once, by name. */
export const importedApps = (apps: readonly Spellings[]): OtherApp[] =>
  [...new Map(apps.map((app) => [app.snake, app])).values()]
    .map((app) => ({ ...app, beforeCore: app.snake < 'core', beforeUsers: app.snake < 'users' }))
    .toSorted((a, b) => (a.snake < b.snake ? -1 : 1));

/** For each name of types.json, the different texts among the fields, sorted. */
export function distinctCode(fields: readonly FieldContext[]): Record<string, string[]> {
  const names = new Set(fields.flatMap(({ code }) => Object.keys(code)));
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      [...new Set(fields.map(({ code }) => code[name] ?? ''))].filter(Boolean).toSorted(),
    ]),
  );
}
