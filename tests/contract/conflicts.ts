import { describe, expect, it } from 'vitest';
import type { Field, Resource } from '../../src/choices/resource.ts';
import { itNeeds, type Capabilities } from './capabilities.ts';
import { expectProblem, expectStatus } from './expectations.ts';
import { token } from './samples/sample.ts';
import { keyOf, pathOf } from './naming.ts';
import type { Stage, Stored } from './stage.ts';

/** Unique fields: the second one is told 409, also when both come at once. */
export function conflicts(resources: Resource[], can: Capabilities, stage: Stage): void {
  for (const resource of resources) {
    const unique = resource.fields.filter((field) => field.unique);
    for (const field of unique) {
      describe(`the unique ${resource.name}.${keyOf(field)}`, () => {
        oneByOne(resource, field, stage);
        atOnce(resource, field, can, stage);
        if (!field.required) severalNulls(resource, field, stage);
        if (field.type === 'string') nearlyEqual(resource, field, can, stage);
      });
    }
    const [one, two] = unique;
    if (one && two) nothingLeftBehind(resource, one, two, stage);
  }
}

function oneByOne(resource: Resource, field: Field, stage: Stage): void {
  const [path, key] = [pathOf(resource), keyOf(field)];
  const twin = async (value: unknown) => ({
    ...(await stage.body(resource, 'required fields')),
    [key]: value,
  });

  it('refuses a second record with the same value', async () => {
    const value = await stage.value(field);
    await stage.create(resource, { [key]: value });
    const answer = await stage.send('POST', path, { json: await twin(value) });
    stage.note(resource, answer);
    expectProblem(answer, 409);
  });

  it("refuses a change to another record's value, and takes one to its own", async () => {
    const value = await stage.value(field);
    await stage.create(resource, { [key]: value });
    const own = await stage.value(field);
    const { id } = await stage.create(resource, { [key]: own });
    const patch = (json: unknown) => stage.send('PATCH', `${path}/${id}`, { json });
    expectProblem(await patch({ [key]: value }), 409);
    expectStatus(await patch({ [key]: own }), 200);
  });

  it('is free again once its record is deleted or changed', async () => {
    const [first, second] = [await stage.value(field), await stage.value(field)];
    const one = await stage.create(resource, { [key]: first });
    expectStatus(await stage.send('DELETE', `${path}/${one.id}`), 204);
    const two = await stage.create(resource, { [key]: first });
    const patched = await stage.send('PATCH', `${path}/${two.id}`, { json: { [key]: second } });
    expectStatus(patched, 200);
    await stage.create(resource, { [key]: first });
  });
}

function atOnce(resource: Resource, field: Field, can: Capabilities, stage: Stage): void {
  const [path, key] = [pathOf(resource), keyOf(field)];

  itNeeds('atomicUnique', can, 'lets one of twenty POSTs at once through', async () => {
    const value = await stage.value(field);
    const bodies = [];
    for (let count = 0; count < 20; count += 1) {
      bodies.push({ ...(await stage.body(resource, 'required fields')), [key]: value });
    }
    const answers = await Promise.all(bodies.map((json) => stage.send('POST', path, { json })));
    for (const answer of answers) stage.note(resource, answer);
    for (const answer of answers) expectStatus(answer, 201, 409);
    for (const answer of answers) if (answer.status === 409) expectProblem(answer, 409);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  itNeeds('atomicUnique', can, 'lets one of ten PATCHes at once through', async () => {
    const records = await Promise.all(Array.from({ length: 10 }, () => stage.create(resource)));
    const json = { [key]: await stage.value(field) };
    const answers = await Promise.all(
      records.map(({ id }) => stage.send('PATCH', `${path}/${id}`, { json })),
    );
    for (const answer of answers) expectStatus(answer, 200, 409);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
}

function severalNulls(resource: Resource, field: Field, stage: Stage): void {
  it('may be null in several records', async () => {
    for (let count = 0; count < 2; count += 1) {
      expect((await stage.create(resource, { [keyOf(field)]: null }))[keyOf(field)]).toBeNull();
    }
  });
}

function nearlyEqual(resource: Resource, field: Field, can: Capabilities, stage: Stage): void {
  const start = token();
  const near = ['in capitals', 'with a blank after it', 'with an accent'] as const;
  const variants = { [near[0]]: `${start}A`, [near[1]]: `${start}a `, [near[2]]: `${start}á` };
  for (const how of near) {
    itNeeds('exactUnique', can, `takes the value ${how} for another one`, async () => {
      await stage.create(resource, { [keyOf(field)]: `${start}a` });
      await stage.create(resource, { [keyOf(field)]: variants[how] });
    });
  }
}

function nothingLeftBehind(resource: Resource, one: Field, two: Field, stage: Stage): void {
  it(`a ${resource.name} refused for its ${keyOf(two)} leaves its ${keyOf(one)} free`, async () => {
    const taken = await stage.value(two);
    await stage.create(resource, { [keyOf(two)]: taken });
    const json: Partial<Stored> = await stage.body(resource, 'required fields');
    json[keyOf(one)] = await stage.value(one);
    const refused = { ...json, [keyOf(two)]: taken };
    expectProblem(await stage.send('POST', pathOf(resource), { json: refused }), 409);
    await stage.create(resource, json);
  });
}
