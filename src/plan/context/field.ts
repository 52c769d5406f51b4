import { FIELD_TYPES, type FieldType } from '../../choices/field-types.ts';
import type { Field, Resource } from '../../choices/resource.ts';
import { pluralOf, spell, type Spellings } from '../../choices/words.ts';
import type { Pack } from '../../packs/pack.ts';
import type { Template } from '../render.ts';
import { appOf } from './app-name.ts';

/** What a resource is called. */
export interface Names {
  readonly singular: Spellings;
  readonly plural: Spellings;
  /** `a` or `an`, before the singular. */
  readonly article: string;
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
  /** Whether it is so among all records, and not for each owner. */
  readonly uniqueAlone: boolean;
  readonly index: boolean;
  readonly values: readonly string[];
  /** Whether an enum has more than one value, and its first and last in alphabetical order. */
  readonly several: boolean;
  readonly lowest: string | undefined;
  readonly highest: string | undefined;
  /** Name of the constant that holds an enum's values: `STATUSES`. */
  readonly constant: string;
  /** The same where all resources of an app share a module: `PRODUCT_STATUSES`. */
  readonly modelConstant: string;
  /** What a reference points to; only references have it. */
  readonly target: Names | undefined;
  /** Whether the records that it refers to belong to users. */
  readonly targetOwned: boolean;
  readonly selfReference: boolean;
  /** The app that a reference leads to, and whether that is another one than its own. */
  readonly targetApp: Spellings | undefined;
  readonly foreign: boolean;
  /** What a reference is called from the other side: `products`, or `products_as_parent` where that is not clear. */
  readonly reverse: string | undefined;
  /** What the packs' types.json say of the type: fragments of code, by name. */
  readonly code: Readonly<Record<string, string>>;
  /** The same for lists: `lists.accepted`. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

export const namesOf = (resource: Resource): Names => ({
  singular: spell(resource.name),
  plural: spell(resource.plural),
  article: /^[aeiou]/.test(resource.name) ? 'an' : 'a',
});

/** A field as templates see it, with the code that the packs' types.json have for its type. */
export function fieldContext(
  field: Field,
  resource: Resource,
  all: readonly Resource[],
  packs: readonly Pack<Template>[],
  /** All resources in the order in which they were given. */
  declared: readonly Resource[] = all,
): FieldContext {
  const target = all.find((other) => other.name === field.target);
  const values = field.values ?? [];
  const plain = {
    ...spell(field.type === 'ref' ? `${field.name}Id` : field.name),
    name: spell(field.name),
    is: flags((type) => field.type === type),
    type: field.type,
    required: field.required,
    optional: !field.required,
    unique: field.unique,
    uniqueAlone: field.unique && !resource.owned,
    index: field.index,
    values,
    several: values.length > 1,
    lowest: values.toSorted()[0],
    highest: values.toSorted().at(-1),
    modelConstant:
      `${spell(resource.name).snake}_${spell(pluralOf(field.name)).snake}`.toUpperCase(),
    constant: spell(pluralOf(field.name)).snake.toUpperCase(),
    target: target && namesOf(target),
    targetOwned: target?.owned ?? false,
    selfReference: target === resource,
    targetApp: target && appOf(target, declared),
    foreign:
      target !== undefined && appOf(target, declared).snake !== appOf(resource, declared).snake,
    reverse: target && reverseOf(field, resource, target),
  };
  const entries = packs.flatMap((pack) => Object.entries(pack.types[field.type] ?? {}));
  const code: Record<string, string> = {};
  const lists: Record<string, readonly string[]> = {};
  for (const [key, value] of entries) {
    if (typeof value === 'function') code[key] = value(plain);
    else lists[key] = value.map((template) => template(plain));
  }
  return { ...plain, code, lists };
}

function reverseOf(field: Field, resource: Resource, target: Resource): string {
  const plural = spell(resource.plural).snake;
  const alone = resource.fields.filter((other) => other.target === target.name).length === 1;
  const free = target.fields.every((other) => spell(other.name).snake !== plural);
  return alone && free ? plural : `${plural}_as_${spell(field.name).snake}`;
}

/** A flag for every type. */
export function flags(test: (type: FieldType) => boolean): Record<FieldType, boolean> {
  return Object.fromEntries(FIELD_TYPES.map((type) => [type, test(type)])) as Record<
    FieldType,
    boolean
  >;
}
