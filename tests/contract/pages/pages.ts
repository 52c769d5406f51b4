import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inDependencyOrder } from '../../../src/choices/resource-references.ts';
import type { Resource } from '../../../src/choices/resource.ts';
import { controlFor, filled } from '../../../src/run/html-form.ts';
import { expectSealed, expectStatus } from '../expectations.ts';
import type { Answer } from '../http.ts';
import { keyOf, type Body } from '../naming.ts';
import { freshValue } from '../samples.ts';
import { createVisitor, leadsTo, listOf, typed, type Visitor } from './visitor.ts';

/** What every page answers with: HTML that is whole, and the headers that every answer has. */
export function expectPage(answer: Answer, ...statuses: number[]): void {
  expectStatus(answer, ...statuses);
  expect(answer.headers['content-type'], answer.story).toMatch(/^text\/html; ?charset=utf-8$/i);
  expectSealed(answer);
  const page = parse(answer.text);
  expect(page.querySelector('html')?.getAttribute('lang'), answer.story).toMatch(/^[a-z]{2}/);
  expect(page.querySelector('title')?.textContent.trim(), answer.story).toMatch(/./);
  expect(page.querySelectorAll('h1').length, answer.story).toBe(1);
  // Nothing inline, so that the security policy can forbid it.
  expect(
    page.querySelectorAll('[style], [onclick], style, script:not([src])'),
    answer.story,
  ).toEqual([]);
}

/**
 * The pages of every resource: list, show, create, change, delete. `url` is the running server's; `signIn` lets a
 * visitor in, where one has to be.
 */
export function pages(
  given: Resource[],
  url: () => string,
  signIn: (visitor: Visitor) => Promise<void> = async () => {},
): void {
  const resources = inDependencyOrder(given);
  const visitor = createVisitor(url);
  const made: string[] = [];
  const standing = new Map<string, string>();

  /** Valid values for every field; a unique reference gets a record of its own. */
  async function values(resource: Resource): Promise<Body> {
    const body: Body = {};
    for (const field of resource.fields) {
      const target = resources.find(({ name }) => name === field.target);
      if (!target) body[keyOf(field)] = shown(field.type, freshValue(field));
      else if (field.unique) body[keyOf(field)] = idOf(await create(target));
      else if (standing.has(target.name)) body[keyOf(field)] = standing.get(target.name);
    }
    return body;
  }
  async function create(resource: Resource, changes: Body = {}): Promise<string> {
    const body = { ...(await values(resource)), ...changes };
    const record = leadsTo(await visitor.submit(`${listOf(resource)}/new`, resource, body));
    made.push(record);
    // Follows, as a browser does: that it was created is said on the next page, whichever that is.
    await visitor.get(record);
    return record;
  }
  const text = async (path: string): Promise<string> => {
    const answer = await visitor.get(path);
    expectPage(answer, 200);
    return parse(answer.text).textContent;
  };

  describe('the pages', () => {
    beforeAll(async () => {
      await signIn(visitor);
      for (const resource of resources) standing.set(resource.name, idOf(await create(resource)));
    });
    afterAll(async () => {
      for (const record of made.splice(0).toReversed()) {
        if ((await visitor.get(record)).status === 200) await visitor.submit(`${record}/delete`);
      }
    });

    it('begin at /, which leads to every list', async () => {
      const answer = await visitor.get('/');
      expectPage(answer, 200);
      for (const resource of resources) expect(answer.text).toContain(`href="${listOf(resource)}"`);
    });

    it('have a stylesheet of their own', async () => {
      const links = parse((await visitor.get('/')).text).querySelectorAll('link[rel=stylesheet]');
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) {
        const answer = await visitor.get(link.getAttribute('href') ?? '');
        expectStatus(answer, 200);
        expect(answer.headers['content-type'], answer.story).toMatch(/^text\/css/);
        expectSealed(answer);
      }
    });

    describe.each(resources.map((resource) => [listOf(resource), resource] as const))(
      '%s',
      (list, resource) => {
        const label = resource.fields.find(({ type, required }) => type === 'string' && required);

        it('lists, shows, changes and deletes what a form has created', async () => {
          const body = await values(resource);
          const record = await create(resource, body);
          expect((await visitor.get(list)).text).toContain(`href="${record}"`);
          const before = await text(record);
          for (const field of resource.fields.filter(isPlain)) {
            expect(before, field.name).toContain(String(body[keyOf(field)]));
          }

          const changes = await values(resource);
          expect(leadsTo(await visitor.submit(`${record}/edit`, resource, changes))).toBe(record);
          const after = await text(record);
          for (const field of resource.fields.filter(isPlain)) {
            expect(after, field.name).toContain(String(changes[keyOf(field)]));
          }

          expectPage(await visitor.get(`${record}/delete`), 200);
          expectPage(await visitor.get(record), 200);
          expect(leadsTo(await visitor.submit(`${record}/delete`))).toBe(list);
          expectPage(await visitor.get(record), 404);
          expect((await visitor.get(list)).text).not.toContain(record);
        });

        it('shows in the form what is stored, and keeps it when nothing is changed', async () => {
          const record = await create(resource);
          const before = (await visitor.form(`${record}/edit`)).controls;
          leadsTo(await visitor.submit(`${record}/edit`));
          const after = (await visitor.form(`${record}/edit`)).controls;
          const settings = (controls: typeof before) =>
            controls.filter(({ type }) => type !== 'hidden');
          expect(settings(after)).toEqual(settings(before));
        });

        it('tells what is missing, and creates nothing', async () => {
          const form = await visitor.form(`${list}/new`);
          const missing = resource.fields.filter((field) => {
            const control = controlFor(form, field);
            expect(control, `the form has no ${field.name}`).toBeDefined();
            const empty = control?.type !== 'select' || control.options.includes('');
            return field.required && control?.type !== 'checkbox' && empty;
          });
          if (missing.length === 0) return;
          const nothing = Object.fromEntries(resource.fields.map((field) => [keyOf(field), null]));
          const total = partOf((await visitor.get(list)).text);
          const answer = await visitor.submit(`${list}/new`, resource, nothing);
          expectPage(answer, 422);
          const page = parse(answer.text);
          for (const field of missing) {
            const { name = '' } = controlFor(form, field) ?? {};
            const control = page.querySelector(`[name="${name}"]`);
            expect(control?.getAttribute('aria-invalid'), `${field.name}\n${answer.story}`).toBe(
              'true',
            );
            const described = (control?.getAttribute('aria-describedby') ?? '').split(' ');
            const said = described.map((id) => page.getElementById(id)?.textContent.trim());
            expect(said.at(-1), `the message for ${field.name}`).toMatch(/./);
          }
          expect(partOf((await visitor.get(list)).text)).toBe(total);
        });

        for (const field of resource.fields.filter(
          ({ unique, type }) => unique && type !== 'ref',
        )) {
          it(`refuses a second ${field.name} of the same value, and keeps what was typed`, async () => {
            const body = await values(resource);
            await create(resource, body);
            const again = { ...(await values(resource)), [keyOf(field)]: body[keyOf(field)] };
            const answer = await visitor.submit(`${list}/new`, resource, again);
            expectPage(answer, 422);
            expect(parse(answer.text).querySelectorAll('[aria-invalid=true]').length).toBe(1);
            for (const other of resource.fields.filter(isPlain)) {
              expect(answer.text.replaceAll('&amp;', '&'), other.name).toContain(
                String(again[keyOf(other)]),
              );
            }
          });
        }

        if (label) {
          it('shows markup as text, wherever it is shown', async () => {
            const markup = '<b>bold</b> {{ 7 }} {% now "Y" %} <%= 7 %> "quoted" \'single\'';
            const record = await create(resource, { [label.name]: markup });
            for (const path of [record, `${record}/edit`, `${record}/delete`, list]) {
              const answer = await visitor.get(path);
              expectPage(answer, 200);
              expect(answer.text, path).not.toContain('<b>bold</b>');
              expect(answer.text, path).toContain('{{ 7 }}');
            }
            expect(await text(record)).toContain(markup);
          });
        }

        it('takes no form without its token, or with a foreign one', async () => {
          const body = await values(resource);
          const count = partOf((await visitor.get(list)).text);
          const record = `${list}/${standing.get(resource.name) ?? ''}`;
          for (const path of [`${list}/new`, `${record}/edit`, `${record}/delete`]) {
            const form = await visitor.form(path);
            const fields = filled(form, resource.fields, body);
            const hidden = form.controls.filter(({ type }) => type === 'hidden');
            expect(hidden.length, `${path} has a token`).toBeGreaterThan(0);
            const target = form.action ?? path;

            const stranger = createVisitor(url);
            expectPage(await stranger.ask('POST', target, typed(fields)), 403);
            for (const { name } of hidden) fields.set(name, 'x'.repeat(64));
            expectPage(await visitor.ask('POST', target, typed(fields)), 403);
            for (const { name } of hidden) fields.delete(name);
            expectPage(await visitor.ask('POST', target, typed(fields)), 403);
          }
          expect(partOf((await visitor.get(list)).text)).toBe(count);
          expectPage(await visitor.get(record), 200);
        });

        it('answers HTML for what is not there, and for what a page does not do', async () => {
          const gone = `${list}/3f2b8c1e-0d4a-4f6b-9c2d-1e5a7b8c9d0e`;
          for (const path of [
            gone,
            `${gone}/edit`,
            `${gone}/delete`,
            `${list}/no-such-id`,
            `${list}/`,
          ]) {
            expectPage(await visitor.get(path), 404);
          }
          for (const page of ['0', '999', 'x', '-1']) {
            expectPage(await visitor.get(`${list}?page=${page}`), 200, 404);
          }
          const answer = await visitor.ask('DELETE', list);
          expectPage(answer, 405, 403);
          if (answer.status === 405) expect(answer.headers['allow']).toMatch(/\bGET\b/);
          const head = await visitor.ask('HEAD', list);
          expectStatus(head, 200);
          expect(head.text).toBe('');
        });

        const referring = resources.find((other) =>
          other.fields.some(
            ({ target, name }) => target === resource.name && name && other !== resource,
          ),
        );
        if (referring) {
          it(`is not deleted while a ${referring.name} refers to it`, async () => {
            const record = `${list}/${standing.get(resource.name) ?? ''}`;
            expectPage(await visitor.submit(`${record}/delete`), 409);
            expectPage(await visitor.get(record), 200);
          });
        }
      },
    );

    it('set cookies that scripts and other sites do not get', async () => {
      expect(visitor.cookies.size).toBeGreaterThan(0);
      for (const cookie of visitor.cookies.values()) {
        expect(cookie).toMatch(/; ?samesite=(lax|strict)/i);
        expect(cookie).toMatch(/; ?httponly/i);
      }
    });
  });
}

const idOf = (record: string): string => record.split('/').at(-1) ?? '';

/** Shown the same everywhere: other types each stack shows in its own way. */
const isPlain = ({ type }: Resource['fields'][number]): boolean =>
  ['string', 'email', 'integer', 'decimal', 'date', 'uuid', 'enum'].includes(type);

/** Values that a form gives back as they are: trimmed, and to the second. */
function shown(type: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return type === 'datetime' ? value.replace(/\.\d+Z$/, 'Z') : value.trim();
}

/** What a page is about: its header may carry a token that is new each time. */
export const partOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
