import { inDependencyOrder } from '../choices/resource-grammar.ts';
import { FIELD_TYPES, type Field, type FieldType, type Resource } from '../choices/resource.ts';
import { pluralOf, spell, type Spellings } from '../choices/words.ts';
import type { EnvVariable, Pack } from '../packs/pack.ts';
import type { Blueprint } from './blueprint.ts';
import { decisionContext, type DecisionContext } from './decision-context.ts';
import { NEEDS } from './needs.ts';
import { packageManagerOf, type PackageManager } from './package-managers.ts';
import type { Template } from './render.ts';

/** What every template sees. Names are the field's own words, never a pack's. */
export interface ProjectContext {
  readonly project: { readonly title: string; readonly slug: string; readonly module: string };
  readonly node: { readonly major: number };
  readonly packageManager: PackageManager;
  readonly env: readonly EnvVariable[];
  /** In dependency order: a resource comes after those it refers to. */
  readonly resources: readonly ResourceContext[];
  readonly decision: DecisionContext;
  /** Needs that the answers named and nothing was generated for: `notGenerated.accounts`. */
  readonly notGenerated: Readonly<Record<string, boolean>>;
}

/** A resource as templates see it. Lists are there so that a template can loop, and ask whether one is empty. */
export interface ResourceContext {
  readonly singular: Spellings;
  readonly plural: Spellings;
  /** `0001`: its place in the order of migrations. */
  readonly number: string;
  /** `a` or `an`, before the singular. */
  readonly article: string;
  readonly fields: readonly FieldContext[];
  readonly required: readonly FieldContext[];
  readonly optional: readonly FieldContext[];
  readonly unique: readonly FieldContext[];
  readonly indexed: readonly FieldContext[];
  readonly references: readonly FieldContext[];
  readonly sortable: readonly FieldContext[];
  /** Fields of other resources (or itself) that refer to this one. */
  readonly referencedBy: readonly { readonly resource: Names; readonly field: FieldContext }[];
  /** Whether another resource refers to it. */
  readonly referenced: boolean;
  /** Its references to other resources, not to itself. */
  readonly outward: readonly FieldContext[];
  /** The resources that it refers to, each once, without itself. */
  readonly targets: readonly Names[];
  /** Whether any field has the type: `uses.decimal`. */
  readonly uses: Readonly<Record<FieldType, boolean>>;
  /** For each name of types.json, the different texts among the fields, sorted: what a file has to import. */
  readonly distinct: Readonly<Record<string, readonly string[]>>;
  readonly enums: readonly FieldContext[];
}

interface Names {
  readonly singular: Spellings;
  readonly plural: Spellings;
}

export interface FieldContext extends Spellings {
  /** As the user named it: for a reference without `Id`. */
  readonly name: Spellings;
  /** The type, as a set of flags: `is.decimal`. */
  readonly is: Readonly<Record<FieldType, boolean>>;
  readonly type: FieldType;
  readonly required: boolean;
  readonly optional: boolean;
  readonly unique: boolean;
  readonly index: boolean;
  readonly values: readonly string[];
  /** Name of the constant that holds an enum's values: `PRODUCT_STATUSES`. */
  readonly constant: string;
  /** What a reference points to; only references have it. */
  readonly target: Names | undefined;
  readonly selfReference: boolean;
  /** What the packs' types.json say of the type: fragments of code, by name. */
  readonly code: Readonly<Record<string, string>>;
}

const UNSORTABLE: ReadonlySet<FieldType> = new Set(['text', 'json']);

const namesOf = (resource: Resource): Names => ({
  singular: spell(resource.name),
  plural: spell(resource.plural),
});

/** The context of a blueprint. Pure. */
export function contextOf(
  blueprint: Blueprint,
  packs: readonly Pack<Template>[],
  env: readonly EnvVariable[],
): ProjectContext {
  const ordered = inDependencyOrder(blueprint.resources);
  const fields = new Map(
    ordered.map((resource) => [
      resource,
      resource.fields.map((field) => fieldContext(field, resource, ordered, packs)),
    ]),
  );
  return {
    project: { title: blueprint.title, slug: blueprint.slug, module: blueprint.module },
    node: { major: blueprint.node },
    packageManager: packageManagerOf(blueprint.packageManager),
    env,
    resources: ordered.map((resource, position) => resourceContext(resource, position, fields)),
    decision: decisionContext(blueprint.decision),
    notGenerated: Object.fromEntries(
      NEEDS.map(({ id }) => [id, blueprint.notGenerated.includes(id)]),
    ),
  };
}

function resourceContext(
  resource: Resource,
  position: number,
  all: ReadonlyMap<Resource, readonly FieldContext[]>,
): ResourceContext {
  const fields = all.get(resource) ?? [];
  const names = namesOf(resource);
  const referencedBy = [...all].flatMap(([other, otherFields]) =>
    otherFields
      .filter((field) => field.target?.singular.camel === names.singular.camel)
      .map((field) => ({ resource: namesOf(other), field })),
  );
  const targets = fields.flatMap(({ target, selfReference }) =>
    target && !selfReference ? [target] : [],
  );
  return {
    ...names,
    number: String(position + 1).padStart(4, '0'),
    article: /^[aeiou]/.test(names.singular.camel) ? 'an' : 'a',
    fields,
    required: fields.filter((field) => field.required),
    optional: fields.filter((field) => field.optional),
    unique: fields.filter((field) => field.unique),
    // A unique field has its index already.
    indexed: fields.filter((field) => !field.unique && (field.index || field.is.ref)),
    references: fields.filter((field) => field.is.ref),
    sortable: fields.filter((field) => !UNSORTABLE.has(field.type)),
    referencedBy,
    referenced: referencedBy.some(
      ({ resource: other }) => other.singular.camel !== names.singular.camel,
    ),
    outward: fields.filter((field) => field.is.ref && !field.selfReference),
    targets: targets.filter(
      ({ singular }, index) =>
        targets.findIndex((other) => other.singular.camel === singular.camel) === index,
    ),
    uses: flags((type) => fields.some((field) => field.type === type)),
    distinct: distinctCode(fields),
    enums: fields.filter((field) => field.is.enum),
  };
}

function fieldContext(
  field: Field,
  resource: Resource,
  all: readonly Resource[],
  packs: readonly Pack<Template>[],
): FieldContext {
  const target = all.find((other) => other.name === field.target);
  const plain = {
    ...spell(field.type === 'ref' ? `${field.name}Id` : field.name),
    name: spell(field.name),
    is: flags((type) => field.type === type),
    type: field.type,
    required: field.required,
    optional: !field.required,
    unique: field.unique,
    index: field.index,
    values: field.values ?? [],
    constant: `${spell(resource.name).snake}_${spell(pluralOf(field.name)).snake}`.toUpperCase(),
    target: target && namesOf(target),
    selfReference: target === resource,
  };
  const tables = packs.map((pack) => pack.types[field.type] ?? {});
  const code = Object.fromEntries(
    tables.flatMap((table) =>
      Object.entries(table).map(([key, template]) => [key, template(plain)]),
    ),
  );
  return { ...plain, code };
}

function distinctCode(fields: readonly FieldContext[]): Record<string, string[]> {
  const names = new Set(fields.flatMap(({ code }) => Object.keys(code)));
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      [...new Set(fields.map(({ code }) => code[name] ?? ''))].filter(Boolean).toSorted(),
    ]),
  );
}

function flags(test: (type: FieldType) => boolean): Record<FieldType, boolean> {
  return Object.fromEntries(FIELD_TYPES.map((type) => [type, test(type)])) as Record<
    FieldType,
    boolean
  >;
}
