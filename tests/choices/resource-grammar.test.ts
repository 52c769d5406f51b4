import { describe, expect, it } from 'vitest';
import { parseResources } from '../../src/choices/resource-grammar.ts';
import { inDependencyOrder } from '../../src/choices/resource-references.ts';
import { FIELD_TYPES } from '../../src/choices/field-types.ts';
import { UserError } from '../../src/errors.ts';

const failure = (...texts: string[]): UserError => {
  try {
    parseResources(texts);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`${texts.join(' | ')} was accepted`);
};

describe('parseResources', () => {
  it('reads names of any case into camelCase, with a plural', () => {
    const [resource] = parseResources(['OrderItem unit_price:decimal Unit-Name:string']);
    expect(resource).toMatchObject({ name: 'orderItem', plural: 'orderItems' });
    expect(resource?.fields.map((field) => field.name)).toEqual(['unitPrice', 'unitName']);
  });

  it('reads every type and every modifier', () => {
    const plain = FIELD_TYPES.filter((type) => type !== 'enum' && type !== 'ref');
    const text = plain.map((type, index) => `f${index}:${type}`).join(' ');
    const [thing] = parseResources([
      `thing ${text} e:enum(a|b-c) r:ref:thing:optional s:string:unique:optional i:integer:index`,
    ]);
    expect(thing?.fields.map((field) => field.type)).toEqual([
      ...plain,
      'enum',
      'ref',
      'string',
      'integer',
    ]);
    expect(thing?.fields.find((field) => field.name === 'e')?.values).toEqual(['a', 'b-c']);
    expect(thing?.fields.find((field) => field.name === 'r')).toMatchObject({
      target: 'thing',
      required: false,
    });
    expect(thing?.fields.find((field) => field.name === 's')).toMatchObject({
      unique: true,
      required: false,
      index: false,
    });
    expect(thing?.fields.find((field) => field.name === 'i')).toMatchObject({
      index: true,
      required: true,
      unique: false,
    });
  });

  it('takes the Id off a reference, which is put back in the API', () => {
    const resources = parseResources(['category name:string', 'product categoryId:ref:category']);
    expect(resources[1]?.fields[0]).toMatchObject({ name: 'category', target: 'category' });
  });

  it('puts a resource into an app', () => {
    expect(parseResources(['blog/post title:string'])[0]).toMatchObject({
      app: 'blog',
      name: 'post',
    });
  });

  it('allows references to resources that come later, and orders them', () => {
    const resources = parseResources([
      'product category:ref:category',
      'category parent:ref:category:optional',
    ]);
    expect(inDependencyOrder(resources).map(({ name }) => name)).toEqual(['category', 'product']);
  });

  it.each([
    ['product', 'has no fields'],
    ['', 'beginning with a letter'],
    ['product name', 'has no type'],
    ['product name:strin', 'Did you mean "string"?'],
    ['product name:string:uniqe', 'Did you mean "unique"?'],
    ['product name:string:unique:unique', 'says "unique" twice'],
    ['product name:string name:text', 'has "name" twice'],
    ['product category:ref:category', 'which is not a resource'],
    ['product category:ref', 'refers to nothing'],
    ['node parent:ref:node', 'could never be made'],
    ['product status:enum', 'which values there are'],
    ['product status:enum()', "can't be a value"],
    ['product status:enum(a|a)', 'has the value "a" twice'],
    ['product body:text:unique', 'too long for an index'],
    ['product active:boolean:unique', 'only two records'],
    ['product 1st:string', 'beginning with a letter'],
    ['product naïve:string', 'beginning with a letter'],
    [`product ${'a'.repeat(31)}:string`, '30 characters at most'],
    [`${'a'.repeat(25)} label:string`, '24 characters at most'],
    [`${'a'.repeat(24)} ${'b'.repeat(29)}:string`, 'too long together'],
    ['product category:ref:product:optional categoryId:string', 'has "categoryId" twice'],
  ])('refuses %j, and says why', (text, message) => {
    expect(failure(text).message).toContain(message);
    expect(failure(text).advice).not.toBeUndefined();
  });

  it.each([
    'knex_migration',
    'sqliteThing',
    'class',
    'order',
    'Order',
    'lambda',
    'select',
    'yield',
    'user',
    'session',
    'constructor',
  ])('refuses %s as a resource: a stack or a language owns it', (name) => {
    expect(failure(`${name} label:string`).message).toContain(
      `"${name}" can't be the name of a resource`,
    );
  });

  it.each([
    'class',
    'group',
    'def',
    'id',
    'createdAt',
    'updated_at',
    'objects',
    'save',
    'pk',
    'toString',
    'current_date',
  ])('refuses %s as a field', (name) => {
    expect(failure(`product ${name}:string`).message).toContain(
      `"${name}" can't be the name of a field`,
    );
  });

  it('refuses resources that share a name or refer to each other in a circle', () => {
    expect(failure('item name:string', 'item name:string').message).toContain('there twice');
    expect(failure('item name:string', 'items name:string').message).toContain('share a name');
    expect(failure('aa b:ref:bb', 'bb a:ref:aa').message).toContain('aa → bb → aa');
  });

  it('reads that records belong to who makes them', () => {
    const [note, tag] = parseResources([
      'note owned title:string',
      'tag label:string owned:boolean',
    ]);
    expect(note).toMatchObject({ owned: true, fields: [{ name: 'title' }] });
    expect(tag).not.toHaveProperty('owned');
    expect(tag?.fields.map(({ name }) => name)).toEqual(['label', 'owned']);
  });

  it('keeps what belongs to somebody from what everybody sees', () => {
    expect(failure('note owned title:string', 'tag note:ref:note').advice).toContain(
      '"tag owned …"',
    );
    expect(failure('note owned owner:string').message).toContain('"owner" is who makes it');
    expect(failure('note owned').message).toContain('no fields');
    const allowed = ['note owned tag:ref:tag parent:ref:note:optional', 'tag label:string'];
    expect(parseResources(allowed)).toHaveLength(2);
  });
});
