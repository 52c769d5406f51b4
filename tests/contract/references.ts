import { describe, expect, it } from 'vitest';
import type { Field, Resource } from '../../src/choices/resource.ts';
import { itNeeds, type Capabilities } from './capabilities.ts';
import { expectProblem, expectStatus } from './expectations.ts';
import { keyOf, pathOf } from './naming.ts';
import type { Stage } from './stage.ts';

/** References lead to records that exist: one can't be made to nothing, and what is referred to can't go. */
export function references(resources: Resource[], can: Capabilities, stage: Stage): void {
  for (const resource of resources) {
    for (const field of resource.fields.filter(({ type }) => type === 'ref')) {
      const target = resources.find(({ name }) => name === field.target);
      if (!target) throw new Error(`${resource.name}.${field.name} refers to an unknown resource`);
      describe(`the reference ${resource.name}.${keyOf(field)}`, () => {
        toNothing(resource, field, target, can, stage);
        fromSomething(resource, field, target, can, stage);
        inARace(resource, field, target, can, stage);
      });
    }
  }
}

function toNothing(
  resource: Resource,
  field: Field,
  target: Resource,
  can: Capabilities,
  stage: Stage,
): void {
  const [path, key] = [pathOf(resource), keyOf(field)];
  const goneId = async () => {
    const { id } = await stage.create(target);
    expectStatus(await stage.send('DELETE', `${pathOf(target)}/${id}`), 204);
    return id;
  };

  itNeeds('references', can, 'is refused in a new record when its record is gone', async () => {
    const json = { ...(await stage.body(resource, 'required fields')), [key]: await goneId() };
    const answer = await stage.send('POST', path, { json });
    stage.note(resource, answer);
    expectProblem(answer, 422, [key]);
  });

  itNeeds('references', can, 'is refused in a change when its record is gone', async () => {
    const before = await stage.create(resource);
    const json = { [key]: await goneId() };
    const answer = await stage.send('PATCH', `${path}/${before.id}`, { json });
    expectProblem(answer, 422, [key]);
    expect((await stage.send('GET', `${path}/${before.id}`)).json).toEqual(before);
  });

  it(`is not called ${field.name} or ${key.replace(/Id$/, '_id')}`, async () => {
    const { id } = await stage.create(target);
    for (const name of [field.name, key.replace(/Id$/, '_id')]) {
      const json = { ...(await stage.body(resource, 'required fields')), [name]: id };
      const answer = await stage.send('POST', path, { json });
      stage.note(resource, answer);
      expectProblem(answer, 422, [name]);
    }
  });
}

function fromSomething(
  resource: Resource,
  field: Field,
  target: Resource,
  can: Capabilities,
  stage: Stage,
): void {
  const [path, key] = [pathOf(resource), keyOf(field)];

  itNeeds(
    'references',
    can,
    'keeps its record from being deleted until it goes itself',
    async () => {
      const referred = await stage.create(target);
      const { id } = await stage.create(resource, { [key]: referred.id });
      const referredPath = `${pathOf(target)}/${referred.id}`;
      expectProblem(await stage.send('DELETE', referredPath), 409);
      expectStatus(await stage.send('GET', `${path}/${id}`), 200);
      expect((await stage.send('GET', referredPath)).json).toEqual(referred);
      expectStatus(await stage.send('DELETE', `${path}/${id}`), 204);
      expectStatus(await stage.send('DELETE', referredPath), 204);
    },
  );

  it('can be turned to another record', async () => {
    const [one, two] = [await stage.create(target), await stage.create(target)];
    const { id } = await stage.create(resource, { [key]: one.id });
    const answer = await stage.send('PATCH', `${path}/${id}`, { json: { [key]: two.id } });
    expectStatus(answer, 200);
    expect(answer.json).toMatchObject({ [key]: two.id });
    expectStatus(await stage.send('DELETE', `${pathOf(target)}/${one.id}`), 204);
  });
}

function inARace(
  resource: Resource,
  field: Field,
  target: Resource,
  can: Capabilities,
  stage: Stage,
): void {
  const [path, key] = [pathOf(resource), keyOf(field)];

  itNeeds(
    'racingReferences',
    can,
    'never dangles when its record is deleted meanwhile',
    async () => {
      const rounds = [];
      for (let count = 0; count < 10; count += 1) {
        const { id } = await stage.create(target);
        const json = { ...(await stage.body(resource, 'required fields')), [key]: id };
        rounds.push({ id, json });
      }
      await Promise.all(
        rounds.map(async ({ id, json }) => {
          const [posted, deleted] = await Promise.all([
            stage.send('POST', path, { json }),
            stage.send('DELETE', `${pathOf(target)}/${id}`),
          ]);
          stage.note(resource, posted);
          if (posted.status !== 201) expectProblem(posted, 422, [key]);
          if (deleted.status !== 204) expectProblem(deleted, 409);
          const both = posted.status === 201 && deleted.status === 204;
          expect(both, `made and orphaned at once\n${posted.story}\n${deleted.story}`).toBe(false);
          const found = await stage.send('GET', `${pathOf(target)}/${id}`);
          expectStatus(found, deleted.status === 204 ? 404 : 200);
        }),
      );
    },
  );
}
