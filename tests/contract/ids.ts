import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { expectProblem, expectStatus } from './expectations.ts';
import { keyOf, pathOf } from './naming.ts';
import type { Stage } from './stage.ts';

const NO_IDS = [
  'no-such-id',
  '0',
  '-1',
  '1.5',
  '1e3',
  'null',
  'undefined',
  '__proto__',
  '99999999999999999999999999',
  '00000000-0000-0000-0000-000000000000',
  '%EF%BC%91',
  '%F0%9F%98%80',
  '%20',
  '%00',
  '%',
  '%zz',
  '%ff',
  '%c3%28',
  '..%2f..',
  "'%20or%201=1--",
  '%7B%22$ne%22:null%7D',
];

/** Ids that belong to no record; what is malformed may be told so. */
export function ids(resource: Resource, stage: Stage): void {
  const path = pathOf(resource);
  describe(`an id that ${path} does not have`, () => {
    const all = [...NO_IDS.map((id) => [id, id]), ['3,000 letters', 'a'.repeat(3_000)]];
    it.each(all)('%s is 404 or 400 for GET, PATCH and DELETE', async (_, id) => {
      expectProblem(await stage.send('GET', `${path}/${id}`), [404, 400]);
      const json = await stage.body(resource, 'required fields');
      expectProblem(await stage.send('PATCH', `${path}/${id}`, { json }), [404, 400]);
      expectProblem(await stage.send('DELETE', `${path}/${id}`), [404, 400]);
    });

    it('is 404 where it is well-formed', async () => {
      const { id } = await stage.create(resource);
      await stage.sweep();
      expectProblem(await stage.send('GET', `${path}/${id}`), 404);
    });

    it('is not taken for one that it looks like', async () => {
      const { id } = await stage.create(resource);
      const like = [
        `${id}x`,
        `0${id}`,
        `${id}%20`,
        `%20${id}`,
        `${id}.0`,
        `%2B${id}`,
        `${id}%00`,
        `${id}%0A`,
        `${id};x`,
      ];
      for (const other of like) {
        expectProblem(await stage.send('GET', `${path}/${other}`), [404, 400]);
        expectProblem(await stage.send('DELETE', `${path}/${other}`), [404, 400]);
      }
      expectStatus(await stage.send('GET', `${path}/${id}`), 200);
    });
  });

  describe(`a query where ${path} has none`, () => {
    it.each(['page=1', 'nope=1', 'page=1&page=1', 'fields=id'])('refuses ?%s', async (query) => {
      const before = await stage.create(resource);
      const one = `${path}/${before.id}?${query}`;
      expectProblem(await stage.send('GET', one), 422);
      const [field] = resource.fields;
      const json = field ? { [keyOf(field)]: await stage.value(field) } : {};
      expectProblem(await stage.send('PATCH', one, { json }), 422);
      expectProblem(await stage.send('DELETE', one), 422);
      expect((await stage.send('GET', `${path}/${before.id}`)).json).toEqual(before);
      const body = await stage.body(resource);
      const posted = await stage.send('POST', `${path}?${query}`, { json: body });
      stage.note(resource, posted);
      expectProblem(posted, 422);
    });
  });
}
