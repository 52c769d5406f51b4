import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/choices/resource.ts';
import { expectProblem, expectStatus } from '../expectations.ts';
import { keyOf, pathOf } from '../naming.ts';
import { createStage, type Stored } from '../stage.ts';
import type { Server, Subject } from '../subject.ts';
import { register, signIn, type Session } from './client.ts';

type Page = { items: Stored[]; total: number };

/** Records that belong to somebody are there for nobody else. */
export function ownership(resources: Resource[], subject: Subject, server: () => Server): void {
  const owned = resources.filter((resource) => resource.owned);
  if (owned.length === 0) return;

  describe('what belongs to somebody', () => {
    let ada: Session;
    let bob: Session;
    const as = (session: () => Session) =>
      createStage(resources, server, () => ({ Authorization: `Bearer ${session().token}` }));
    const adas = as(() => ada);
    const bobs = as(() => bob);
    beforeAll(async () => {
      ada = await register(server());
      bob = await register(server());
    });
    afterEach(async () => {
      await adas.sweep();
      await bobs.sweep();
    });
    afterAll(async () => {
      await adas.clear();
      await bobs.clear();
    });

    describe.each(owned.map((resource) => [pathOf(resource), resource] as const))(
      '%s',
      (path, resource) => {
        it('can be neither read, changed nor deleted by somebody else', async () => {
          const record = await adas.create(resource);
          const at = `${path}/${record.id}`;
          const json = await bobs.body(resource);
          expectProblem(await bobs.send('GET', at), 404);
          expectStatus(await bobs.send('HEAD', at), 404);
          expectProblem(await bobs.send('PATCH', at, { json }), 404);
          expectProblem(await bobs.send('DELETE', at), 404);
          const unknown = await bobs.send('GET', `${path}/${record.id.replace(/./g, '0')}`);
          expectProblem(unknown, 404);
          expect((await adas.send('GET', at)).json).toEqual(record);
        });

        it('is in nobody else’s list', async () => {
          const mine = await adas.create(resource);
          const theirs = await bobs.create(resource);
          for (const [stage, seen, hidden] of [
            [adas, mine, theirs],
            [bobs, theirs, mine],
          ] as const) {
            const answer = await stage.send('GET', `${path}?pageSize=100`);
            const { items, total } = answer.json as Page;
            const ids = items.map(({ id }) => id);
            expect(ids).toContain(seen.id);
            expect(ids).not.toContain(hidden.id);
            expect(total).toBe(items.length);
          }
        });

        it('does not show whose it is, and can’t be given away', async () => {
          const record = await adas.create(resource);
          const text = JSON.stringify(record);
          expect(Object.keys(record).filter((key) => /owner|user/i.test(key))).toEqual([]);
          expect(text).not.toContain(ada.user.email);
          for (const key of ['owner', 'ownerId', 'owner_id', 'userId', 'user']) {
            const json = { [key]: bob.user.id };
            expectProblem(await adas.send('PATCH', `${path}/${record.id}`, { json }), 422, [key]);
            const whole = { ...(await adas.body(resource)), ...json };
            expectProblem(await adas.send('POST', path, { json: whole }), 422, [key]);
          }
          expectProblem(await bobs.send('GET', `${path}/${record.id}`), 404);
        });

        for (const field of resource.fields.filter(
          ({ unique, type }) => unique && type !== 'ref',
        )) {
          it(`has a unique ${field.name} for each owner`, async () => {
            const key = keyOf(field);
            const record = await adas.create(resource, { [key]: await adas.value(field) });
            const again = { [key]: record[key] };
            const json = { ...(await adas.body(resource)), ...again };
            expectProblem(await adas.send('POST', path, { json }), 409, [key]);
            expect((await bobs.create(resource, again))[key]).toEqual(record[key]);
          });
        }

        for (const field of resource.fields.filter(({ type }) => type === 'ref')) {
          const target = owned.find(({ name }) => name === field.target);
          if (!target) continue;
          it(`refers by ${keyOf(field)} to its owner’s records only`, async () => {
            const key = keyOf(field);
            const theirs = await bobs.create(target);
            const json = { ...(await adas.body(resource)), [key]: theirs.id };
            expectProblem(await adas.send('POST', path, { json }), 422, [key]);
            const record = await adas.create(resource);
            const change = { json: { [key]: theirs.id } };
            expectProblem(await adas.send('PATCH', `${path}/${record.id}`, change), 422, [key]);
          });
        }

        it('is seen and changed by admins', async () => {
          const session = await signIn(server(), await subject.makeAdmin());
          const admins = as(() => session);
          const record = await adas.create(resource);
          const at = `${path}/${record.id}`;
          expect((await admins.send('GET', at)).json).toEqual(record);
          const { items } = (await admins.send('GET', `${path}?pageSize=100&sort=-createdAt`))
            .json as Page;
          expect(items.map(({ id }) => id)).toContain(record.id);
          expectStatus(await admins.send('PATCH', at, { json: {} }), 200);
          expectStatus(await adas.send('GET', at), 200);
          expectStatus(await admins.send('DELETE', at), 204);
          expectProblem(await adas.send('GET', at), 404);
        });
      },
    );
  });
}
