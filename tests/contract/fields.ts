import { describe, expect, it } from 'vitest';
import type { Field, Resource } from '../../src/choices/resource.ts';
import { canonical, expectProblem, expectStatus } from './expectations.ts';
import type { Answer } from './http.ts';
import { samplesOf, type Borderline, type Invalid, type Valid } from './samples.ts';
import { keyOf, pathOf } from './naming.ts';
import { withLiteral, type Stage, type Stored } from './stage.ts';

/** What each field takes, what it refuses, and that neither is bent into the other. */
export function fields(resources: Resource[], stage: Stage): void {
  for (const resource of resources) {
    for (const field of resource.fields) {
      const manner = `${field.required ? 'required' : 'optional'}${field.unique ? ', unique' : ''}`;
      describe(`${resource.name}.${keyOf(field)} (${field.type}, ${manner})`, () => {
        const { valid, invalid, borderline } = samplesOf(field);
        takes(resource, field, valid, stage);
        refuses(resource, field, invalid, stage);
        decides(resource, field, borderline, stage);
        if (field.required) mustBeThere(resource, field, stage);
        else mayBeNull(resource, field, stage);
      });
    }
  }
}

function takes(resource: Resource, field: Field, valid: Valid[], stage: Stage): void {
  const [path, key] = [pathOf(resource), keyOf(field)];
  it.each(named(valid))('takes %s', async (_, { json, answer: expected }) => {
    const body = withLiteral(await stage.body(resource, 'required fields'), key, json);
    const posted = await stage.send('POST', path, { body });
    stage.note(resource, posted);
    expectStatus(posted, 201);
    const { id } = posted.json as Stored;
    const found = await stage.send('GET', `${path}/${id}`);
    const patched = await stage.send('PATCH', `${path}/${id}`, { body: `{"${key}":${json}}` });
    expectStatus(patched, 200);
    for (const answer of [posted, found, patched]) {
      const value = (answer.json as Stored)[key];
      expect(canonical(field.type, value), answer.story).toEqual(expected);
    }
  });
}

function refuses(resource: Resource, field: Field, invalid: Invalid[], stage: Stage): void {
  const [path, key] = [pathOf(resource), keyOf(field)];
  const expectRefusal = (answer: Answer, also?: number) => {
    if (answer.status === also) expectProblem(answer, also);
    else expectProblem(answer, 422, [key]);
  };
  it.each(named(invalid))('refuses %s', async (_, { json, also }) => {
    const body = withLiteral(await stage.body(resource, 'required fields'), key, json);
    const posted = await stage.send('POST', path, { body });
    stage.note(resource, posted);
    expectRefusal(posted, also);
    const { id } = await stage.standing(resource);
    const patched = await stage.send('PATCH', `${path}/${id}`, { body: `{"${key}":${json}}` });
    expectRefusal(patched, also);
  });

  it('is after all refusals what it was before', async () => {
    const before = await stage.standing(resource);
    expect((await stage.send('GET', `${path}/${before.id}`)).json).toEqual(before);
  });
}

function decides(resource: Resource, field: Field, borderline: Borderline[], stage: Stage): void {
  const [path, key] = [pathOf(resource), keyOf(field)];
  it.each(named(borderline))('keeps %s as it is, or refuses it', async (_, sample) => {
    const body = withLiteral(await stage.body(resource, 'required fields'), key, sample.json);
    const posted = await stage.send('POST', path, { body });
    stage.note(resource, posted);
    if (posted.status !== 201) return expectProblem(posted, [400, 422]);
    const found = await stage.send('GET', `${path}/${(posted.json as Stored).id}`);
    expectStatus(found, 200);
    if ('answer' in sample) expect((found.json as Stored)[key], found.story).toEqual(sample.answer);
  });
}

function mustBeThere(resource: Resource, field: Field, stage: Stage): void {
  it('must be there', async () => {
    const { [keyOf(field)]: _, ...json } = await stage.body(resource);
    const posted = await stage.send('POST', pathOf(resource), { json });
    stage.note(resource, posted);
    expectProblem(posted, 422, [keyOf(field)]);
  });
}

function mayBeNull(resource: Resource, field: Field, stage: Stage): void {
  const [path, key] = [pathOf(resource), keyOf(field)];
  it('is null where null is sent', async () => {
    const json = { ...(await stage.body(resource, 'required fields')), [key]: null };
    const posted = await stage.send('POST', path, { json });
    stage.note(resource, posted);
    expectStatus(posted, 201);
    expect((posted.json as Stored)[key], posted.story).toBeNull();
  });

  it('goes back to null with PATCH', async () => {
    const { id } = await stage.create(resource, { [key]: await stage.value(field) });
    const patched = await stage.send('PATCH', `${path}/${id}`, { json: { [key]: null } });
    expectStatus(patched, 200);
    const found = await stage.send('GET', `${path}/${id}`);
    for (const { json, story } of [patched, found]) expect((json as Stored)[key], story).toBeNull();
  });
}

/** Titles that show the name as it is, not as a quoted value. */
const named = <S extends { what: string }>(samples: S[]): [string, S][] =>
  samples.map((sample) => [sample.what, sample]);
