import { UserError } from '../errors.ts';
import { reservedBecause } from './reserved.ts';
import {
  checkOwnership,
  checkReferences,
  refuseCircles,
  refuseDuplicates,
} from './resource-references.ts';
import { FIELD_TYPES, type FieldType } from './field-types.ts';
import type { Field, Resource } from './resource.ts';
import { didYouMean } from './suggest.ts';
import { pluralOf, spell } from './words.ts';

const EXAMPLE = 'for example: --resource "product name:string sku:string:unique price:decimal"';
const NAME = /^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$/;
const ENUM = /^enum\(([^()]*)\)$/;
const ENUM_VALUE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,49}$/;
/** MySQL allows 64 characters in an identifier, PostgreSQL 63; a constraint's name holds table, column and a suffix. */
const LONGEST_NAME = { field: 30, resource: 24 };
const LONGEST_TOGETHER = 52;
const MODIFIERS = ['unique', 'optional', 'index'];
/** Stands where a field would: every record belongs to the user who made it. */
const OWNED = 'owned';

/** Types that a unique or plain index can't hold on every database, or where one makes no sense. */
const NOT_INDEXED: Partial<Record<FieldType, string>> = {
  text: 'a text is too long for an index; use string',
  json: 'JSON has no order that every database shares',
};
const NOT_UNIQUE: Partial<Record<FieldType, string>> = {
  ...NOT_INDEXED,
  boolean: 'only two records could exist',
  enum: 'only one record per value could exist',
};

/**
 * Reads `--resource` texts (`[app/]name [owned] field:type[:modifier…] …`), in any order; a field may refer to a resource that
 * comes later. Returns the resources as given; throws UserError that names the word at fault and what to type.
 */
export function parseResources(texts: readonly string[]): Resource[] {
  const resources = texts.map(parseResource);
  refuseDuplicates(resources);
  for (const resource of resources) {
    checkReferences(resource, resources);
    checkOwnership(resource, resources);
  }
  refuseCircles(resources);
  return resources;
}

function parseResource(text: string): Resource {
  const [head = '', ...rest] = text.trim().split(/\s+/);
  const owned = rest.includes(OWNED);
  const words = rest.filter((word) => word !== OWNED);
  const slash = head.lastIndexOf('/');
  const app = slash < 0 ? undefined : checkedName(head.slice(0, slash), 'resource');
  const name = checkedName(head.slice(slash + 1), 'resource');
  if (words.length === 0) throw new UserError(`The resource "${head}" has no fields.`, EXAMPLE);
  const resource = {
    name,
    plural: pluralOf(name),
    ...(owned && { owned }),
    fields: words.map((word) => parseField(word, name)),
  };
  const seen = new Set<string>();
  for (const field of resource.fields) {
    const key = field.type === 'ref' ? `${field.name}Id` : field.name;
    // A reference `category` answers as `categoryId`, and both names belong to it.
    for (const taken of new Set([key, field.name])) {
      if (seen.has(taken))
        throw new UserError(`The resource "${name}" has "${taken}" twice.`, EXAMPLE);
      seen.add(taken);
    }
    const length = spell(resource.plural).snake.length + spell(key).snake.length;
    if (length > LONGEST_TOGETHER) {
      throw new UserError(
        `"${name}" and its field "${key}" are too long together for a database constraint's name.`,
        'Shorten one of the two.',
      );
    }
  }
  return app === undefined ? resource : { ...resource, app };
}

function parseField(word: string, resource: string): Field {
  const [rawName = '', rawType = '', ...rest] = splitOutsideParentheses(word);
  let name = checkedName(rawName, 'field');
  if (rawType === '') {
    throw new UserError(
      `The field "${name}" of "${resource}" has no type.`,
      `Types: ${FIELD_TYPES.join(' ')}.`,
    );
  }
  const enumeration = ENUM.exec(rawType);
  const type = enumeration ? 'enum' : rawType;
  if (!isFieldType(type)) {
    throw new UserError(
      `"${rawType}" is not a type (in "${word}").${didYouMean(rawType, [...FIELD_TYPES])}`,
      `Types: ${FIELD_TYPES.join(' ').replace('enum', 'enum(a|b|c)').replace('ref', 'ref:other')}.`,
    );
  }
  if (type === 'enum' && !enumeration) {
    throw new UserError(
      `"${word}" does not say which values there are.`,
      `List them: ${name}:enum(draft|active|archived).`,
    );
  }
  const modifiers = [...rest];
  let target: string | undefined;
  if (type === 'ref') {
    const other = modifiers.shift();
    if (other === undefined || other === '') {
      throw new UserError(
        `"${word}" refers to nothing.`,
        `Name the other resource: ${name}:ref:category.`,
      );
    }
    target = checkedName(other, 'resource');
    if (name.length > 2 && name.endsWith('Id')) name = name.slice(0, -2);
  }
  checkModifiers(modifiers, type, word);
  return {
    name,
    type,
    required: !modifiers.includes('optional'),
    unique: modifiers.includes('unique'),
    index: modifiers.includes('index'),
    ...(enumeration && { values: enumValues(enumeration[1] ?? '', word) }),
    ...(target !== undefined && { target }),
  };
}

const isFieldType = (text: string): text is FieldType =>
  (FIELD_TYPES as readonly string[]).includes(text);

const splitOutsideParentheses = (word: string): string[] => word.split(/:(?![^(]*\))/);

function checkModifiers(modifiers: string[], type: FieldType, word: string): void {
  for (const [position, modifier] of modifiers.entries()) {
    if (!MODIFIERS.includes(modifier)) {
      throw new UserError(
        `"${modifier}" is not a modifier (in "${word}").${didYouMean(modifier, MODIFIERS)}`,
        `Modifiers: ${MODIFIERS.join(' ')}. A field is required unless it is optional.`,
      );
    }
    if (modifiers.indexOf(modifier) !== position) {
      throw new UserError(`"${word}" says "${modifier}" twice.`, 'Say it once.');
    }
    const refusal =
      modifier === 'unique' ? NOT_UNIQUE[type] : modifier === 'index' && NOT_INDEXED[type];
    if (refusal)
      throw new UserError(`"${word}" can't be ${modifier}: ${refusal}.`, `Drop ":${modifier}".`);
  }
}

function enumValues(list: string, word: string): string[] {
  const values = list.split('|');
  const bad = values.find((value) => !ENUM_VALUE.test(value));
  if (bad !== undefined) {
    throw new UserError(
      `"${bad}" can't be a value in "${word}".`,
      'Values are letters, digits, "_", "-" and ".", for example status:enum(draft|active|archived).',
    );
  }
  const twice = values.find((value, position) => values.indexOf(value) !== position);
  if (twice !== undefined)
    throw new UserError(`"${word}" has the value "${twice}" twice.`, 'Say it once.');
  return values;
}

/** The camelCase form of a name that is fit for both stacks; throws UserError otherwise. */
function checkedName(name: string, kind: 'field' | 'resource'): string {
  if (!NAME.test(name)) {
    throw new UserError(
      `"${name}" can't be the name of a ${kind}: use letters and digits, beginning with a letter.`,
      EXAMPLE,
    );
  }
  const { camel } = spell(name);
  if (camel.length > LONGEST_NAME[kind]) {
    throw new UserError(
      `"${name}" is too long for a ${kind}: ${LONGEST_NAME[kind]} characters at most.`,
      EXAMPLE,
    );
  }
  const because = reservedBecause(name, kind);
  if (because !== undefined) {
    throw new UserError(
      `"${name}" can't be the name of a ${kind}: ${because}.`,
      `Take another word, for example "${camel}${kind === 'field' ? 'Value' : 'Item'}".`,
    );
  }
  return camel;
}
