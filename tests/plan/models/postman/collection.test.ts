import { PostmanValidator } from '@har-sdk/validator';
import { describe, expect, it } from 'vitest';
import * as prettier from 'prettier';
import { inDependencyOrder } from '../../../../src/choices/resource-references.ts';
import { parseResources } from '../../../../src/choices/resource-grammar.ts';
import { defaultResourceFor } from '../../../../src/choices/default-resources.ts';
import {
  postmanCollection,
  postmanEnvironment,
} from '../../../../src/plan/models/postman/collection.ts';
import { planFor, RESOURCE_SETS, type Wish } from '../../../support/blueprints.ts';

interface Request {
  readonly name: string;
  readonly event: readonly {
    readonly listen: string;
    readonly script: { readonly exec: string[] };
  }[];
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly body?: { readonly raw: string };
  };
}
interface Collection {
  readonly info: { readonly schema: string };
  readonly event?: Request['event'];
  readonly item: readonly { readonly name: string; readonly item: readonly Request[] }[];
}

const resourcesOf = (set: string) => {
  const texts = RESOURCE_SETS[set] ?? [];
  return parseResources(texts.length > 0 ? texts : [defaultResourceFor('shop')]);
};
const collectionOf = (set: string) =>
  JSON.parse(postmanCollection('My Shop', resourcesOf(set))) as Collection;
const requestsOf = ({ item }: Collection): readonly Request[] =>
  item.flatMap((folder) => folder.item);
const testsOf = ({ event }: Request): string =>
  event.flatMap(({ script }) => script.exec).join('\n');
const VARIABLE = /\{\{(\w+)\}\}/g;
const variablesIn = (text: string): string[] =>
  [...text.matchAll(VARIABLE)].map((match) => match[1] ?? '');
const SET = /collectionVariables\.set\('(\w+)'/g;
const setIn = (text: string): string[] => [...text.matchAll(SET)].map((match) => match[1] ?? '');

describe.each(Object.keys(RESOURCE_SETS))('the collection of %s', (set) => {
  const resources = resourcesOf(set);
  const collection = collectionOf(set);
  const requests = requestsOf(collection);
  const text = postmanCollection('My Shop', resources);

  it('is one by the schema of Postman, v2.1', async () => {
    expect(collection.info.schema).toContain('/v2.1.0/');
    expect(await new PostmanValidator().verify(JSON.parse(text))).toEqual([]);
  });

  it('is the same every time, and formatted', async () => {
    expect(postmanCollection('My Shop', resourcesOf(set))).toBe(text);
    expect(await prettier.format(text, { parser: 'json', printWidth: 100 })).toBe(text);
    const environment = postmanEnvironment('My Shop', '3000');
    expect(await prettier.format(environment, { parser: 'json' })).toBe(environment);
  });

  it('asks as who is signed in where there are accounts, and nowhere else', async () => {
    const signedIn = postmanCollection('My Shop', resources, { accounts: true });
    expect(await new PostmanValidator().verify(JSON.parse(signedIn))).toEqual([]);
    expect(await prettier.format(signedIn, { parser: 'json', printWidth: 100 })).toBe(signedIn);
    expect(signedIn).toContain('{{token}}');
    expect(text).not.toMatch(/token\}\}|bearer|noauth/);
    const environment = postmanEnvironment('My Shop', '3000', { accounts: true });
    expect(await prettier.format(environment, { parser: 'json' })).toBe(environment);
    const { values } = JSON.parse(environment) as { values: { key: string; value: string }[] };
    expect(values).toContainEqual(expect.objectContaining({ key: 'token', value: '' }));
  });

  it('asks everything of every resource, and tests what comes', () => {
    const asked = requests.map(({ request }) => request.method);
    const count = (method: string): number => asked.filter((other) => other === method).length;
    const many = resources.length;
    expect({ POST: count('POST'), PATCH: count('PATCH'), DELETE: count('DELETE') }).toEqual({
      POST: 2 * many,
      PATCH: many,
      DELETE: many,
    });
    // Health, an unknown path, and a list, a record and a deleted record of every resource.
    expect(count('GET')).toBe(3 + 3 * many);
    for (const request of requests) expect(testsOf(request)).toMatch(/^pm\.test\('answers \d{3}'/m);
  });

  it('names nothing before it is set', () => {
    const known = new Set([
      'baseUrl',
      ...setIn((collection.event ?? []).flatMap(({ script }) => script.exec).join('\n')),
    ]);
    for (const each of requests) {
      const { url, body } = each.request;
      for (const name of variablesIn(`${url}\n${body?.raw ?? ''}`))
        expect(known, name).toContain(name);
      for (const name of setIn(testsOf(each))) known.add(name);
    }
  });

  it('sends bodies that are JSON, with every field that can be filled in', () => {
    const bodies = requests
      .filter(({ name }) => /^(Create|Update) /.test(name))
      .map(
        ({ request }) => JSON.parse((request.body?.raw ?? '').replaceAll(VARIABLE, '7')) as object,
      );
    const fields = inDependencyOrder(resources).flatMap(({ name, fields: all }) => {
      const keys = all
        .filter(({ target }) => target !== name)
        .map((field) => (field.type === 'ref' ? `${field.name}Id` : field.name));
      return [keys, keys];
    });
    expect(bodies.map((body) => Object.keys(body))).toEqual(fields);
  });

  it('deletes what it made, last first', () => {
    const made = requests.flatMap((request) => setIn(testsOf(request)));
    const deleted = requests
      .filter(({ request }) => request.method === 'DELETE')
      .flatMap(({ request }) => variablesIn(request.url).filter((name) => name !== 'baseUrl'));
    expect(deleted).toEqual(made.toReversed());
  });

  it('changes every value that has room for that', () => {
    const raw = (verb: string): string[] =>
      requests
        .filter(({ name }) => name.startsWith(verb))
        .flatMap(({ request }) => (request.body?.raw ?? '').split(',\n'));
    const [created, updated] = [raw('Create '), raw('Update ')];
    expect(created).toHaveLength(updated.length);
    const same = created.filter((line, at) => line === updated[at] && !line.includes('{{'));
    expect(same.filter((line) => !/^[{\s]*\}?$/.test(line))).toEqual([]);
  });
});

it('knows a wrong collection when it sees one', async () => {
  const { info } = collectionOf('a shop');
  const wrong = { info, item: [{ name: 'no request', request: { header: 7 } }] };
  expect(await new PostmanValidator().verify(wrong as never)).not.toEqual([]);
});

it('sets unique values anew for every request, and only where there are such fields', () => {
  const scripts = (set: string): string =>
    (collectionOf(set).event ?? []).flatMap(({ script }) => script.exec).join('\n');
  expect(setIn(scripts('unique and indexed ones')).toSorted()).toEqual([
    'uniqueDay',
    'uniqueMoment',
    'uniqueNumber',
    'uniqueText',
    'uniqueUuid',
  ]);
  expect(scripts('words without a plural')).toBe('');
});

describe('the feature', () => {
  const features = ['postman'];
  const resources = RESOURCE_SETS['a shop'] ?? [];
  const filesOf = (choices: Wish['choices']) =>
    planFor({ answers: { product: 'shop' }, choices: { features, resources, ...choices } });
  const collection = 'postman/collection.json';

  it('has the same collection in both stacks, for servers of their own', () => {
    const [express, django] = [filesOf({ framework: 'express' }), filesOf({ framework: 'django' })];
    expect(express.get(collection)).toContain('"Products"');
    expect(django.get(collection)).toBe(express.get(collection));
    expect(express.get('postman/environment.json')).toContain('http://127.0.0.1:3000');
    expect(django.get('postman/environment.json')).toContain('http://127.0.0.1:8000');
  });

  it('is there only when asked, and together with pages, too', () => {
    expect([...filesOf({ features: [] }).keys()]).not.toContain(collection);
    expect([...filesOf({ surface: 'both' }).keys()]).toContain(collection);
  });

  it.each(['express', 'django'] as const)('is refused where %s serves pages alone', (framework) => {
    expect(() => filesOf({ framework, surface: 'pages' })).toThrow(
      /"postman" does not go with the surface pages/,
    );
  });

  it('is refused for a gateway, which has nothing of its own', () => {
    expect(() => planFor({ answers: { product: 'gateway' }, choices: { features } })).toThrow(
      /"postman" does not go with the surface gateway/,
    );
  });
});
