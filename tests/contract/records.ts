import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { changing, movingUpdatedAt } from './changes.ts';
import { canonicalBody, expectInstant, expectProblem, expectStatus } from './expectations.ts';
import { keyOf, pathOf } from './naming.ts';
import type { Stage, Stored } from './stage.ts';

/** Making, reading, changing and deleting records. */
export function records(resources: Resource[], stage: Stage): void {
  for (const resource of resources) {
    describe(`records of ${pathOf(resource)}`, () => {
      creating(resource, stage);
      changing(resource, stage);
      deleting(resource, stage);
    });
  }
  movingUpdatedAt(resources, stage);
}

function creating(resource: Resource, stage: Stage): void {
  const path = pathOf(resource);

  it('are made with every field, and answered whole', async () => {
    const body = await stage.body(resource);
    const answer = await stage.send('POST', path, { json: body });
    stage.note(resource, answer);
    expectStatus(answer, 201);
    expect(answer.headers['content-type'], answer.story).toMatch(/^application\/json(;|$)/);
    const { id, createdAt, updatedAt, ...fields } = answer.json as Stored;
    expect(canonicalBody(resource, fields), answer.story).toEqual(canonicalBody(resource, body));
    expect(id, answer.story).toEqual(expect.stringMatching(/./));
    for (const moment of [createdAt, updatedAt]) {
      expectInstant(moment, answer.story);
      const ago = Math.abs(Date.now() - Date.parse(moment));
      expect(ago, `the clock of a server in UTC\n${answer.story}`).toBeLessThan(60_000);
    }
  });

  it('are made with nothing but the required fields; the others are null', async () => {
    const body = await stage.body(resource, 'required fields');
    const answer = await stage.send('POST', path, { json: body });
    stage.note(resource, answer);
    expectStatus(answer, 201);
    const { id: _, createdAt: __, updatedAt: ___, ...fields } = answer.json as Stored;
    const nulls = Object.fromEntries(resource.fields.map((field) => [keyOf(field), null]));
    const expected = canonicalBody(resource, { ...nulls, ...body });
    expect(canonicalBody(resource, fields), answer.story).toEqual(expected);
  });

  it('are found again at the Location that POST names', async () => {
    const answer = await stage.send('POST', path, { json: await stage.body(resource) });
    stage.note(resource, answer);
    expectStatus(answer, 201);
    const location = new URL(String(answer.headers['location']), `${stage.url()}${path}`);
    expect(location.origin, answer.story).toBe(stage.url());
    expect(location.pathname).toBe(`${path}/${(answer.json as Stored).id}`);
    const found = await stage.send('GET', location.pathname);
    expectStatus(found, 200);
    expect(found.json).toEqual(answer.json);
  });

  it('have ids of their own', async () => {
    const [one, two] = [await stage.create(resource), await stage.create(resource)];
    expect(one.id).not.toBe(two.id);
  });
}

function deleting(resource: Resource, stage: Stage): void {
  const path = pathOf(resource);

  it('are gone once they are deleted, for every method', async () => {
    const { id } = await stage.create(resource);
    const answer = await stage.send('DELETE', `${path}/${id}`);
    expectStatus(answer, 204);
    expect(answer.text).toBe('');
    expectProblem(await stage.send('GET', `${path}/${id}`), 404);
    expectProblem(await stage.send('DELETE', `${path}/${id}`), 404);
    const json = await stage.body(resource);
    expectProblem(await stage.send('PATCH', `${path}/${id}`, { json }), 404);
  });

  it('are deleted or changed, whichever comes first, when both come at once', async () => {
    const change = await stage.body(resource);
    for (let round = 0; round < 5; round += 1) {
      const one = `${path}/${(await stage.create(resource)).id}`;
      const [patched, deleted, found] = await Promise.all([
        stage.send('PATCH', one, { json: change }),
        stage.send('DELETE', one),
        stage.send('GET', one),
      ]);
      expectStatus(patched, 200, 404);
      expectStatus(deleted, 204);
      expectStatus(found, 200, 404);
      expectProblem(await stage.send('GET', one), 404);
    }
  });

  it('are deleted by one of ten DELETEs at once', async () => {
    const { id } = await stage.create(resource);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => stage.send('DELETE', `${path}/${id}`)),
    );
    for (const answer of answers) expectStatus(answer, 204, 404);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });
}
