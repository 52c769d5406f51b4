import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inDependencyOrder } from '../../../../src/choices/resource-references.ts';
import type { Resource } from '../../../../src/choices/resource.ts';
import { controlFor, filled } from '../../../../src/run/html-form.ts';
import { expectStatus } from '../../expectations.ts';
import { keyOf, type Body } from '../../naming.ts';
import { expectPage, partOf } from '../../pages/pages.ts';
import { leadsTo, listOf, targetOf, typed, type Visitor } from '../../pages/visitor.ts';
import { freshValue } from '../../samples.ts';
import type { Server, Subject } from '../../subject.ts';
import { signIn, signUp } from './person.ts';

/** What belongs to somebody is shown to, and changed by, nobody else. */
export function ownedPages(subject: Subject, server: () => Server): void {
  const resources = inDependencyOrder(subject.resources);
  const owned = resources.filter((resource) => resource.owned);
  if (owned.length === 0) return;

  const made: { visitor: Visitor; record: string }[] = [];

  /** Makes a record by its form, and those that it refers to; returns its path. */
  async function create(visitor: Visitor, resource: Resource, changes: Body = {}): Promise<string> {
    const body: Body = {};
    for (const field of resource.fields) {
      const target = resources.find(({ name }) => name === field.target);
      // The first of its kind refers to none of them.
      if (target === resource) continue;
      body[keyOf(field)] = target ? idOf(await create(visitor, target)) : freshValue(field);
    }
    const list = listOf(resource);
    const record = leadsTo(await visitor.submit(`${list}/new`, resource, { ...body, ...changes }));
    // Follows, as a browser does: that it was created is said on the first page.
    await visitor.get(record);
    made.push({ visitor, record });
    return record;
  }

  describe('what belongs to somebody', () => {
    let ada: Visitor;
    let bob: Visitor;
    beforeAll(async () => {
      ada = (await signUp(server())).visitor;
      bob = (await signUp(server())).visitor;
    });
    // What stays would push others' records off the first page of their list.
    afterAll(async () => {
      for (const { visitor, record } of made.splice(0).toReversed()) {
        if ((await visitor.get(record)).status === 200) await visitor.submit(`${record}/delete`);
      }
    });

    describe.each(owned.map((resource) => [listOf(resource), resource] as const))(
      '%s',
      (list, resource) => {
        it('is neither shown, listed, changed nor deleted for somebody else', async () => {
          const record = await create(ada, resource);
          const shown = (await ada.get(record)).text;
          expect((await ada.get(list)).text).toContain(record);
          expect((await bob.get(list)).text).not.toContain(record);
          // Forms that Bob gets for a record of his own, sent to hers.
          const his = await create(bob, resource);
          for (const page of ['edit', 'delete']) {
            const form = await bob.form(`${his}/${page}`);
            const target = targetOf(form, `${his}/${page}`).replace(idOf(his), idOf(record));
            expectPage(await bob.ask('POST', target, typed(filled(form, [], {}))), 404);
          }
          for (const page of ['', '/edit', '/delete']) {
            expectPage(await bob.get(`${record}${page}`), 404);
          }
          expect(await mainOf(ada, record)).toBe(partOf(shown));
        });

        it('cannot be given away by a field that the form does not have', async () => {
          const him = await create(bob, resource);
          for (const key of ['owner', 'ownerId', 'owner_id', 'user', 'userId']) {
            const values = Object.fromEntries(
              await Promise.all(
                resource.fields.map(async (field) => {
                  const target = resources.find(({ name }) => name === field.target);
                  return [
                    keyOf(field),
                    target ? idOf(await create(ada, target)) : freshValue(field),
                  ] as const;
                }),
              ),
            );
            const form = await ada.form(`${list}/new`);
            const fields = filled(form, resource.fields, values);
            fields.set(key, idOf(him));
            const answer = await ada.ask('POST', targetOf(form, `${list}/new`), typed(fields));
            expectStatus(answer, 302, 303, 422);
            if (answer.status === 422) continue;
            expectPage(await ada.get(leadsTo(answer)), 200);
            expectPage(await bob.get(leadsTo(answer)), 404);
          }
        });

        for (const field of resource.fields.filter(({ type }) => type === 'ref')) {
          const target = owned.find(({ name }) => name === field.target);
          if (!target) continue;
          it(`offers as ${field.name} the owner’s records only, and takes no other`, async () => {
            const theirs = idOf(await create(bob, target));
            const mine = idOf(await create(ada, target));
            const form = await ada.form(`${list}/new`);
            const control = controlFor(form, field);
            expect(control?.options).toContain(mine);
            expect(control?.options).not.toContain(theirs);
            const body = Object.fromEntries(
              resource.fields.map((each) => [
                keyOf(each),
                each.type === 'ref' ? undefined : freshValue(each),
              ]),
            );
            for (const each of resource.fields.filter(({ type }) => type === 'ref')) {
              const other = resources.find(({ name }) => name === each.target)!;
              body[keyOf(each)] = idOf(await create(ada, other));
            }
            const answer = await ada.submit(`${list}/new`, resource, {
              ...body,
              [keyOf(field)]: theirs,
            });
            expectPage(answer, 422);
          });
        }

        for (const field of resource.fields.filter(
          ({ unique, type }) => unique && type !== 'ref',
        )) {
          it(`has a unique ${field.name} for each owner`, async () => {
            const again = { [keyOf(field)]: freshValue(field) };
            await create(ada, resource, again);
            await create(bob, resource, again);
          });
        }

        it('is seen and changed by admins', async () => {
          const { visitor: admin } = await signIn(server(), await subject.makeAdmin());
          const record = await create(ada, resource);
          expectPage(await admin.get(record), 200);
          expect(leadsTo(await admin.submit(`${record}/edit`))).toBe(record);
          expectPage(await ada.get(record), 200);
          expect(leadsTo(await admin.submit(`${record}/delete`))).toBe(list);
          expectPage(await ada.get(record), 404);
        });
      },
    );
  });
}

const idOf = (record: string): string => record.split('/').at(-1) ?? '';

const mainOf = async (visitor: Visitor, path: string): Promise<string> =>
  partOf((await visitor.get(path)).text);
