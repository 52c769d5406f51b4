import { describe, expect, it } from 'vitest';
import { readSignOut, untouched } from '../../../../src/run/html-form.ts';
import { expectProblem, expectStatus } from '../../expectations.ts';
import { send } from '../../http.ts';
import { pathOf } from '../../naming.ts';
import { expectPage } from '../../pages/pages.ts';
import { createVisitor, leadsTo, typed } from '../../pages/visitor.ts';
import { ANONYMOUS } from '../../signed-in.ts';
import type { Server, Subject } from '../../subject.ts';
import { freshEmail, median, PASSWORD } from '../client.ts';
import { isSignedIn, signIn, signOut, signUp, stranger, tryToSignIn } from './person.ts';

const cookieOf = (cookies: ReadonlyMap<string, string>): string =>
  [...cookies.values()].map((text) => text.split(';')[0]).join('; ');

/** Whether somebody gets in with cookies that were somebody's once. */
async function opens(server: Server, cookie: string): Promise<boolean> {
  const headers = { ...ANONYMOUS, Cookie: cookie, Accept: 'text/html' };
  const answer = await send(server.url, 'GET', '/auth/me', { headers });
  expectStatus(answer, 200, 302, 303);
  return answer.status === 200;
}

/** Signing in and out, and the cookie in between. */
export function sessionPages(subject: Subject, server: () => Server): void {
  describe('the sign-in', () => {
    it('tells nobody whether it was the email or the password', async () => {
      const { email } = await signUp(server());
      const shown = async (address: string, password: string) => {
        const answer = await tryToSignIn(stranger(server()), address, password);
        expectPage(answer, 422);
        expect(answer.text).not.toContain(password);
        expect(answer.text, 'keeps the email').toContain(address);
        return answer.text.replaceAll(address, 'EMAIL').replaceAll(/value="[^"]{20,}"/g, '');
      };
      const wrong = await shown(email, 'not the right password');
      expect(wrong).toBe(await shown(freshEmail(), 'not the right password'));
    });

    it('takes as long for an email that nobody has', { retry: 2 }, async () => {
      const { email } = await signUp(server());
      const times = { known: [] as number[], unknown: [] as number[] };
      for (let round = 0; round < 7; round += 1) {
        for (const who of ['known', 'unknown'] as const) {
          const visitor = stranger(server());
          const fields = untouched(await visitor.form('/auth/login'));
          fields.set('email', who === 'known' ? email : freshEmail());
          fields.set('password', `not ${PASSWORD}`);
          const began = performance.now();
          expectStatus(await visitor.ask('POST', '/auth/login', typed(fields)), 422);
          times[who].push(performance.now() - began);
        }
      }
      const ratio = median(times.unknown) / median(times.known);
      expect(ratio, JSON.stringify(times)).toBeGreaterThan(0.6);
      expect(ratio, JSON.stringify(times)).toBeLessThan(1.7);
    });

    it('takes no form without its token, or with a foreign one', async () => {
      const { email } = await signUp(server());
      const visitor = stranger(server());
      const fields = untouched(await visitor.form('/auth/login'));
      fields.set('email', email);
      fields.set('password', PASSWORD);
      expectPage(await stranger(server()).ask('POST', '/auth/login', typed(fields)), 403);
      const other = untouched(await stranger(server()).form('/auth/login'));
      for (const [name, value] of other) if (name.includes('csrf')) fields.set(name, value);
      expectPage(await visitor.ask('POST', '/auth/login', typed(fields)), 403);
      expect(await isSignedIn(visitor)).toBe(false);
    });

    it('replaces the cookie and the token of forms', async () => {
      const { email } = await signUp(server());
      const visitor = stranger(server());
      const form = untouched(await visitor.form('/auth/login'));
      const before = cookieOf(visitor.cookies);
      expect(leadsTo(await tryToSignIn(visitor, email))).toBe('/');
      expect(await opens(server(), cookieOf(visitor.cookies))).toBe(true);
      expect(await opens(server(), before), 'the cookie from before').toBe(false);
      expectPage(await visitor.ask('POST', '/auth/logout', typed(form)), 403);
      expect(await isSignedIn(visitor)).toBe(true);
    });
  });

  describe('the session', () => {
    it('is a cookie for its days that scripts and other sites do not get', async () => {
      const days = 3;
      const server = await subject.start({
        RATE_LIMIT_PER_MINUTE: '0',
        SESSION_DAYS: String(days),
      });
      try {
        const { visitor } = await signUp(server);
        const found = [...visitor.cookies.values()].filter((text) => /max-age|expires/i.test(text));
        expect(found.length).toBeGreaterThan(0);
        const ends = found.map((text) => {
          const seconds = /; ?max-age=(\d+)/i.exec(text)?.[1];
          const at = /; ?expires=([^;]+)/i.exec(text)?.[1] ?? '';
          return seconds === undefined ? (Date.parse(at) - Date.now()) / 1000 : Number(seconds);
        });
        const expected = days * 24 * 60 * 60;
        expect(ends.some((seconds) => Math.abs(seconds - expected) < 120)).toBe(true);
        for (const cookie of visitor.cookies.values()) {
          expect(cookie).toMatch(/; ?httponly/i);
          expect(cookie).toMatch(/; ?samesite=lax/i);
          expect(cookie).toMatch(/; ?path=\/(;|$)/i);
        }
      } finally {
        await server.stop();
      }
    });

    it('is for HTTPS alone where production is', async () => {
      const server = await subject.start(
        { ...subject.https, RATE_LIMIT_PER_MINUTE: '0', MAIL_URL: 'console:' },
        { signedIn: false },
      );
      try {
        // As a browser asks through a proxy that speaks HTTPS to it.
        const visitor = createVisitor(() => server.url, {
          'X-Forwarded-Proto': 'https',
          Origin: server.url.replace('http:', 'https:'),
        });
        await signUp(server, { visitor });
        expect(await isSignedIn(visitor)).toBe(true);
        expect(visitor.cookies.size).toBeGreaterThan(0);
        for (const [name, cookie] of visitor.cookies) {
          expect(name).toMatch(/^__Host-/);
          expect(cookie).toMatch(/; ?secure/i);
          expect(cookie).toMatch(/; ?path=\/(;|$)/i);
          expect(cookie).not.toMatch(/; ?domain/i);
        }
      } finally {
        await server.stop();
      }
    });

    it('ends on the server when one signs out', async () => {
      const { visitor, email } = await signUp(server());
      const elsewhere = await signIn(server(), email);
      const before = cookieOf(visitor.cookies);
      expect(leadsTo(await signOut(visitor))).toBe('/auth/login');
      expect(await isSignedIn(visitor)).toBe(false);
      expect(await opens(server(), before), 'the cookie from before').toBe(false);
      expect(await isSignedIn(elsewhere.visitor), 'another browser').toBe(true);
    });

    it('does not end by a link, or by a form from elsewhere', async () => {
      const { visitor } = await signUp(server());
      expectPage(await visitor.get('/auth/logout'), 404, 405);
      expectPage(await visitor.ask('POST', '/auth/logout', typed(new URLSearchParams())), 403);
      expect(await isSignedIn(visitor)).toBe(true);
      expect(readSignOut((await visitor.get('/')).text)).toBeDefined();
    });

    it('is stored by nobody on the way', async () => {
      const { visitor } = await signUp(server());
      for (const path of ['/', '/auth/me', '/auth/password']) {
        const answer = await visitor.get(path);
        expect(answer.headers['cache-control'], answer.story).toMatch(/\bno-store\b/);
      }
    });

    it('opens nothing for a cookie that was made up', async () => {
      const { visitor } = await signUp(server());
      for (const name of visitor.cookies.keys()) {
        for (const value of ['x', 'A'.repeat(43), '%00', 'e30=']) {
          expect(await opens(server(), `${name}=${value}`)).toBe(false);
        }
      }
    });

    if (subject.surface === 'both') {
      it('opens no /api, which only a bearer token does', async () => {
        const { visitor } = await signUp(server());
        for (const path of ['/api/auth/me', ...subject.resources.map(pathOf)]) {
          expectProblem(await visitor.get(path), 401);
          expectProblem(await visitor.ask('POST', path, { json: {} }), 401);
        }
      });
    }
  });
}
