import type { FieldType, Resource } from '../../choices/resource.ts';
import type { Spellings } from '../../choices/words.ts';
import { examplesOf, type Examples } from './examples.ts';
import { flags, namesOf, type FieldContext, type Names } from './field.ts';

/** A resource as templates see it. Lists are there so that a template can loop, and ask whether one is empty. */
export interface ResourceContext {
  readonly singular: Spellings;
  readonly plural: Spellings;
  readonly table: string;
  /** `0001_create_products`: its place in the order of migrations is part of the name. */
  readonly migration: string;
  readonly article: string;
  readonly fields: readonly FieldContext[];
  readonly required: readonly FieldContext[];
  readonly optional: readonly FieldContext[];
  readonly unique: readonly FieldContext[];
  readonly indexed: readonly FieldContext[];
  readonly references: readonly FieldContext[];
  readonly requiredReferences: readonly FieldContext[];
  /** Other resources that refer to it, each once, with the field that does. */
  readonly referrers: readonly { readonly resource: Names; readonly field: FieldContext }[];
  /** Its references to other resources, not to itself. */
  readonly outward: readonly FieldContext[];
  /** The resources that it refers to, each once, without itself. */
  readonly targets: readonly Names[];
  /** Whether any field has the type: `uses.decimal`. */
  readonly uses: Readonly<Record<FieldType, boolean>>;
  /** For each name of types.json, the different texts among the fields, sorted: what a file has to import. */
  readonly distinct: Readonly<Record<string, readonly string[]>>;
  readonly enums: readonly FieldContext[];
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
): ResourceContext {
  const fields = all.get(resource) ?? [];
  const names = namesOf(resource);
  const referrers = [...all].flatMap(([other, otherFields]) => {
    const field = otherFields.find(({ target }) => target?.singular.camel === names.singular.camel);
    return field && other !== resource ? [{ resource: namesOf(other), field }] : [];
  });
  const targets = fields.flatMap(({ target, selfReference }) =>
    target && !selfReference ? [target] : [],
  );
  return {
    ...names,
    table: names.plural.snake,
    migration: `${String(position + 1).padStart(4, '0')}_create_${names.plural.snake}`,
    fields,
    required: fields.filter((field) => field.required),
    optional: fields.filter((field) => field.optional),
    unique: fields.filter((field) => field.unique),
    // A unique field has its index already.
    indexed: fields.filter((field) => !field.unique && (field.index || field.is.ref)),
    references: fields.filter((field) => field.is.ref),
    requiredReferences: fields.filter((field) => field.is.ref && field.required),
    referrers,
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
