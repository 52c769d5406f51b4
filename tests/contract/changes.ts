import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Field, Resource } from '../../src/choices/resource.ts';
import { canonical, canonicalBody, expectStatus } from './expectations.ts';
import { keyOf, pathOf, type Body } from './naming.ts';
import type { Stage, Stored } from './stage.ts';

/** What PATCH changes, and what it leaves. */
export function changing(resource: Resource, stage: Stage): void {
  const path = pathOf(resource);
  for (const field of resource.fields) {
    it(`change in ${keyOf(field)} alone when PATCH sends that alone`, async () => {
      const before = await stage.create(resource, await stage.body(resource));
      const change = { [keyOf(field)]: await stage.value(field) };
      const answer = await stage.send('PATCH', `${path}/${before.id}`, { json: change });
      expectStatus(answer, 200);
      expect(withoutUpdatedAt(resource, answer.json as Stored), answer.story).toEqual(
        withoutUpdatedAt(resource, { ...before, ...change }),
      );
      expect((await stage.send('GET', `${path}/${before.id}`)).json).toEqual(answer.json);
    });
  }

  it('stay as they are when PATCH sends an empty object', async () => {
    const before = await stage.create(resource);
    const answer = await stage.send('PATCH', `${path}/${before.id}`, { json: {} });
    expectStatus(answer, 200);
    expect(withoutUpdatedAt(resource, answer.json as Stored)).toEqual(
      withoutUpdatedAt(resource, before),
    );
  });

  it('survive twenty PATCHes at once', async () => {
    const field = roomiest(resource);
    const { id } = await stage.create(resource);
    const values = await Promise.all(Array.from({ length: 20 }, () => stage.value(field)));
    const answers = await Promise.all(
      values.map((value) =>
        stage.send('PATCH', `${path}/${id}`, { json: { [keyOf(field)]: value } }),
      ),
    );
    for (const answer of answers) expectStatus(answer, 200);
    const last = (await stage.send('GET', `${path}/${id}`)).json as Stored;
    const sent = values.map((value) => canonical(field.type, value));
    expect(sent).toContainEqual(canonical(field.type, last[keyOf(field)]));
  });

  const [one, two] = resource.fields.filter(({ type }) => type !== 'ref' && type !== 'boolean');
  if (one && two) {
    it('keep both changes when two PATCHes at once send different fields', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { id } = await stage.create(resource);
        const changes = await Promise.all(
          [one, two].map(async (field) => ({ [keyOf(field)]: await stage.value(field) })),
        );
        const answers = await Promise.all(
          changes.map((json) => stage.send('PATCH', `${path}/${id}`, { json })),
        );
        for (const answer of answers) expectStatus(answer, 200);
        const after = (await stage.send('GET', `${path}/${id}`)).json as Stored;
        expect(canonicalBody(resource, after)).toMatchObject(
          canonicalBody(resource, Object.assign({}, ...changes)),
        );
      }
    });
  }
}

/** One test for all resources, because it has to wait. */
export function movingUpdatedAt(resources: Resource[], stage: Stage): void {
  it('PATCH moves updatedAt on, never before createdAt, and leaves createdAt', async () => {
    const before = await Promise.all(resources.map((resource) => stage.create(resource)));
    // Some databases keep whole seconds.
    await pause(1_050);
    for (const [position, resource] of resources.entries()) {
      const { id, createdAt, updatedAt } = before[position] as Stored;
      const field = roomiest(resource);
      const json = { [keyOf(field)]: await stage.value(field) };
      const answer = await stage.send('PATCH', `${pathOf(resource)}/${id}`, { json });
      const after = answer.json as Stored;
      expect(after.createdAt, answer.story).toBe(createdAt);
      expect(Date.parse(updatedAt)).toBeGreaterThanOrEqual(Date.parse(createdAt));
      expect(Date.parse(after.updatedAt), answer.story).toBeGreaterThan(Date.parse(updatedAt));
    }
  });
}

/** The field of which two values are least likely to be the same. */
function roomiest({ fields }: Resource): Field {
  const roomy = fields.find(({ type }) => !['boolean', 'enum', 'ref'].includes(type));
  return roomy ?? (fields[0] as Field);
}

function withoutUpdatedAt(resource: Resource, record: Stored): Body {
  const rest: Body = { ...record };
  delete rest['updatedAt'];
  return canonicalBody(resource, rest);
}
