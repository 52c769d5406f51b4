import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../../src/choices/resource.ts';
import { untouched } from '../../../../src/run/html-form.ts';
import { expectStatus } from '../../expectations.ts';
import { expectPage, partOf } from '../../pages/pages.ts';
import { listOf, locationOf, typed } from '../../pages/visitor.ts';
import type { Server } from '../../subject.ts';
import { expectNoOtherSite } from './other-sites.ts';
import { signIn, signUp, stranger, tryToSignIn } from './person.ts';

const OPEN = [
  '/auth/login',
  '/auth/register',
  '/auth/register/confirm',
  '/auth/reset',
  '/auth/reset/confirm',
];

/** What one sees without a sign-in, and where one is led. */
export function doors(resources: Resource[], server: () => Server): void {
  const someId = '3f2b8c1e-0d4a-4f6b-9c2d-1e5a7b8c9d0e';
  const closed = [
    '/',
    '/auth/me',
    '/auth/password',
    ...resources
      .map(listOf)
      .flatMap((list) => [
        list,
        `${list}/new`,
        `${list}/${someId}`,
        `${list}/${someId}/edit`,
        `${list}/${someId}/delete`,
      ]),
  ];

  describe('without a sign-in', () => {
    it.each(closed)('%s leads to the sign-in, which leads back', async (path) => {
      const visitor = stranger(server());
      const answer = await visitor.get(path);
      const { pathname, searchParams } = locationOf(answer);
      expect(pathname).toBe('/auth/login');
      expect(searchParams.get('next') ?? '/').toBe(path);
      // A page that is not shown is not told either.
      expect(answer.text).not.toContain('<form');
    });

    it.each(OPEN)('%s is open, and its header leads to both doors', async (path) => {
      const answer = await stranger(server()).get(path);
      expectPage(answer, 200);
      const header = parse(answer.text).querySelector('header');
      const links = header?.querySelectorAll('a').map((link) => link.getAttribute('href')) ?? [];
      expect(links).toContain('/auth/register');
      expect(links.some((link) => /^\/auth\/login(\?|$)/.test(link ?? ''))).toBe(true);
      expect(header?.querySelectorAll('form')).toEqual([]);
    });

    it.each(resources.map(listOf))('%s takes no form', async (list) => {
      const visitor = stranger(server());
      const { visitor: insider } = await signUp(server());
      const before = partOf((await insider.get(list)).text);
      // A token that is good: whoever sends it is just not signed in.
      const fields = untouched(await visitor.form('/auth/login'));
      for (const path of [
        `${list}/new`,
        list,
        `${list}/${someId}/edit`,
        `${list}/${someId}/delete`,
      ]) {
        const answer = await visitor.ask('POST', path, typed(fields));
        expectStatus(answer, 302, 303, 404, 405);
        if (answer.status < 400) expect(locationOf(answer).pathname).toBe('/auth/login');
      }
      expect(partOf((await insider.get(list)).text)).toBe(before);
    });
  });

  describe('the way back after the sign-in', () => {
    const list = resources.map(listOf)[0] ?? '/auth/me';

    it.each([list, `${list}?page=1`, '/auth/password'])('leads to %s', async (path) => {
      const { email } = await signUp(server());
      const visitor = stranger(server());
      const login = locationOf(await visitor.get(path));
      const answer = await tryToSignIn(visitor, email, undefined, login.pathname + login.search);
      const { pathname, search } = locationOf(answer);
      expect(pathname + search).toBe(path);
    });

    it('leads to no other site', async () => {
      const { email } = await signUp(server());
      await expectNoOtherSite('/auth/login', '/', (path) =>
        tryToSignIn(stranger(server()), email, undefined, path),
      );
    });

    it('leads in the header to oneself and out', async () => {
      const { email } = await signUp(server());
      const { visitor } = await signIn(server(), email);
      for (const path of ['/', '/auth/me', ...resources.map(listOf)]) {
        const answer = await visitor.get(path);
        expectPage(answer, 200);
        const header = parse(answer.text).querySelector('header');
        expect(header?.querySelector('a[href="/auth/me"]'), path).toBeTruthy();
        expect(header?.querySelector('form')?.getAttribute('action'), path).toBe('/auth/logout');
      }
    });
  });
}
