import { expect, it } from 'vitest';
import type { Field, Resource } from '../../src/choices/resource.ts';
import type { Described } from './described.ts';
import { expectStatus } from './expectations.ts';
import { keyOf, pathOf } from './naming.ts';
import { samplesOf } from './samples.ts';
import { withLiteral, type Stage } from './stage.ts';

/** What the description says of one resource is what the server does. */
export function describedResource(
  resource: Resource,
  resources: Resource[],
  api: () => Described,
  stage: Stage,
): void {
  const path = pathOf(resource);
  const one = async (): Promise<string> => `${path}/${(await stage.standing(resource)).id}`;

  it('tells how records are answered', async () => {
    const created = await stage.send('POST', path, { json: await stage.body(resource) });
    stage.note(resource, created);
    api().expectAnswer('post', path, created);
    expect(created.headers['location'], created.story).toBeDefined();
    const item = `${path}/{id}`;
    api().expectAnswer('get', item, await stage.send('GET', await one()));
    const { id } = await stage.create(resource);
    const at = `${path}/${id}`;
    api().expectAnswer('patch', item, await stage.send('PATCH', at, { json: {} }));
    api().expectAnswer('get', path, await stage.send('GET', path));
    api().expectAnswer('delete', item, await stage.send('DELETE', at));
  });

  it('tells which problems there may be', async () => {
    const item = `${path}/{id}`;
    const gone = `${path}/3f2b8c1e-0d4a-4f6b-9c2d-1e5a7b8c9d0e`;
    const large = ' '.repeat(1024 * 1024 + 1);
    api().expectAnswer('get', path, await stage.send('GET', `${path}?page=0`));
    api().expectAnswer('get', item, await stage.send('GET', gone));
    api().expectAnswer('delete', item, await stage.send('DELETE', gone));
    api().expectAnswer('patch', item, await stage.send('PATCH', gone, { json: {} }));
    for (const [method, at, template] of [
      ['post', path, path],
      ['patch', await one(), item],
    ] as const) {
      for (const body of ['{', '[]', '{"nope":1}', large]) {
        const answer = await stage.send(method.toUpperCase(), at, { body });
        api().expectAnswer(method, template, answer);
      }
      const ask = { body: 'x', type: 'text/plain' };
      api().expectAnswer(method, template, await stage.send(method.toUpperCase(), at, ask));
    }
  });

  it('tells that other records may stand in the way', async () => {
    for (const field of resource.fields.filter(({ unique }) => unique)) {
      const taken = { [keyOf(field)]: await stage.value(field) };
      const { id } = await stage.create(resource);
      await stage.create(resource, taken);
      const json = { ...(await stage.body(resource)), ...taken };
      const again = await stage.send('POST', path, { json });
      stage.note(resource, again);
      api().expectAnswer('post', path, again);
      const changed = await stage.send('PATCH', `${path}/${id}`, { json: taken });
      api().expectAnswer('patch', `${path}/{id}`, changed);
    }
    for (const other of resources) {
      for (const field of other.fields.filter(({ target }) => target === resource.name)) {
        const { id } = await stage.create(resource);
        await stage.create(other, { [keyOf(field)]: id });
        const kept = await stage.send('DELETE', `${path}/${id}`);
        api().expectAnswer('delete', `${path}/{id}`, kept);
      }
    }
  });

  it('tells what lists can be sorted by', async () => {
    for (const sort of api().sorts(path)) {
      expectStatus(await stage.send('GET', `${path}?pageSize=1&sort=${sort}`), 200);
    }
    const keys = resource.fields.map(keyOf).filter((key) => api().sorts(path).includes(key));
    expect(api().sorts(path)).toEqual(
      ['id', ...keys, 'createdAt', 'updatedAt'].flatMap((key) => [key, `-${key}`]),
    );
  });

  it.each(resource.fields)('tells what $name may be', async (field) => {
    await expectField(field, resource, api(), stage);
  });
}

/** What the server takes, the description allows; what the description refuses, the server refuses. */
async function expectField(
  field: Field,
  resource: Resource,
  api: Described,
  stage: Stage,
): Promise<void> {
  const path = pathOf(resource);
  const { valid, invalid, borderline } = samplesOf(field);
  let refused = 0;
  for (const { what, json } of [...valid, ...invalid, ...borderline]) {
    const body = withLiteral(await stage.body(resource, 'required fields'), keyOf(field), json);
    const answer = await stage.send('POST', path, { body });
    stage.note(resource, answer);
    api.expectAnswer('post', path, answer);
    const complaint = api.refuses('post', path, JSON.parse(body));
    if (complaint === undefined) continue;
    refused += 1;
    const message = `${what}: the description refuses it (${complaint})\n${answer.story}`;
    expect([400, 422], message).toContain(answer.status);
  }
  expect(refused, 'samples that the description refuses').toBeGreaterThan(
    field.type === 'json' && !field.required ? -1 : 0,
  );
}
