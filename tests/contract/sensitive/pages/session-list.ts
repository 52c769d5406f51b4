import { parse } from 'node-html-parser';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../../accounts/client.ts';
import { isSignedIn, signIn, signUp, tryToSignIn } from '../../accounts/pages/person.ts';
import { send, type Answer } from '../../http.ts';
import { expectPage } from '../../pages/pages.ts';
import { createVisitor, leadsTo, typed, type Visitor } from '../../pages/visitor.ts';
import { ANONYMOUS } from '../../signed-in.ts';
import type { Server, Subject } from '../../subject.ts';
import { formTo, press, rowsOn, writtenOn } from './forms.ts';

const SESSIONS = '/auth/sessions';
const END_OTHERS = `${SESSIONS}/end-others`;

/** Where the forms of the list go that end one session each, from the top. */
const endsOn = (page: Answer): string[] =>
  parse(page.text)
    .querySelectorAll('main form')
    .map((form) => form.getAttribute('action') ?? '')
    .filter((action) => /^\/auth\/sessions\/[^/]+\/end$/.test(action));

const cookiesOf = ({ cookies }: Visitor): string[] =>
  [...cookies.values()].map((text) => text.split(';')[0] ?? '');

/** What a cookie holds, in the forms in which one could find it again. */
function heldBy(cookie: string): string[] {
  const value = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1));
  const decoded = Buffer.from(value, 'base64').toString('latin1');
  return [value, ...(decoded.match(/[\w-]{16,}/g) ?? [])].filter(({ length }) => length >= 16);
}

/** One sees in a page where one is signed in, and ends what one does not know. */
export function sessionListPages(subject: Subject, server: () => Server): void {
  const list = async (visitor: Visitor): Promise<Answer> => {
    const page = await visitor.get(SESSIONS);
    expectPage(page, 200);
    return page;
  };
  /** The same person in another browser. */
  const elsewhere = async (email: string, agent = 'Another browser/2'): Promise<Visitor> => {
    const visitor = createVisitor(() => server().url, { 'User-Agent': agent });
    expect(leadsTo(await tryToSignIn(visitor, email))).toBe('/');
    return visitor;
  };

  describe('the page of sessions', () => {
    it('has every session of one’s own, the newest first, and nothing to get in with', async () => {
      const { visitor, email } = await signUp(server());
      await signUp(server());
      const agent = 'A browser/1.0 <b>';
      const other = await elsewhere(email, agent);
      const page = await list(visitor);
      const rows = rowsOn(page).map((cells) => cells.join(' | '));
      expect(rows).toHaveLength(2);
      expect(rows.map((row) => /this one/i.test(row))).toEqual([false, true]);
      expect(parse(page.text).textContent).toContain('A browser/1.0');
      expect(page.text).not.toContain(agent);
      for (const row of rows) expect(row).toMatch(/127\.0\.0\.1/);
      expect(endsOn(page)).toHaveLength(1);
      expect(page.headers['cache-control']).toMatch(/\bno-store\b/);
      for (const cookie of [...cookiesOf(visitor), ...cookiesOf(other)]) {
        for (const held of heldBy(cookie)) expect(writtenOn(page)).not.toContain(held);
      }
    });

    it('is one of those that one’s own page leads to', async () => {
      const { visitor } = await signUp(server());
      const page = parse((await visitor.get('/auth/me')).text);
      for (const path of [SESSIONS, '/auth/second-factor']) {
        expect(page.querySelector(`a[href="${path}"]`), path).toBeTruthy();
      }
    });

    it('ends one of them at once, for the cookie of before, too', async () => {
      const { visitor, email } = await signUp(server());
      const third = await elsewhere(email);
      const other = await elsewhere(email);
      const [newest = ''] = endsOn(await list(visitor));
      const cookie = cookiesOf(other).join('; ');
      expect(leadsTo(await press(visitor, SESSIONS, newest))).toBe(SESSIONS);
      const shown = await list(visitor);
      expect(parse(shown.text).querySelector('[role=status]')?.textContent.trim()).toMatch(/./);
      expect(rowsOn(shown)).toHaveLength(2);
      expect(await isSignedIn(other)).toBe(false);
      const headers = { ...ANONYMOUS, Accept: 'text/html', Cookie: cookie };
      expect(leadsTo(await send(server().url, 'GET', '/auth/me', { headers }))).toBe('/auth/login');
      expect(await isSignedIn(third)).toBe(true);
      const fields = typed(formTo(shown, END_OTHERS));
      expectPage(await visitor.ask('POST', newest, fields), 404);
    });

    it('ends all the others', async () => {
      const { visitor, email } = await signUp(server());
      const stranger = await signUp(server());
      const others = [await elsewhere(email), await elsewhere(email)];
      expect(leadsTo(await press(visitor, SESSIONS, END_OTHERS))).toBe(SESSIONS);
      for (const other of others) expect(await isSignedIn(other)).toBe(false);
      expect(await isSignedIn(visitor)).toBe(true);
      expect(await isSignedIn(stranger.visitor)).toBe(true);
      expect(rowsOn(await list(visitor))).toHaveLength(1);
    });

    it('ends nobody else’s', async () => {
      const mine = await signUp(server());
      const mallory = await elsewhere(mine.email);
      const others = await signUp(server());
      const second = await elsewhere(others.email);
      const [theirs = ''] = endsOn(await list(others.visitor));
      const fields = formTo(await list(mallory), END_OTHERS);
      for (const action of [
        theirs,
        `${SESSIONS}/no-such-id/end`,
        `${SESSIONS}/0/end`,
        `${SESSIONS}/3f2b8c1e-0d4a-4f6b-9c2d-1e5a7b8c9d0e/end`,
      ]) {
        expectPage(await mallory.ask('POST', action, typed(fields)), 404);
      }
      expect(await isSignedIn(second)).toBe(true);
      expect(await isSignedIn(others.visitor)).toBe(true);
    });

    it('ends none by a link', async () => {
      const { visitor, email } = await signUp(server());
      const other = await elsewhere(email);
      const [action = ''] = endsOn(await list(visitor));
      for (const path of [action, END_OTHERS]) expectPage(await visitor.get(path), 404, 405);
      expect(await isSignedIn(other)).toBe(true);
    });

    it('has none that ended with the password', async () => {
      const { visitor, email } = await signUp(server());
      await elsewhere(email);
      const password = `${PASSWORD}, changed`;
      leadsTo(await visitor.fill('/auth/password', { current: PASSWORD, password }));
      expect(rowsOn(await list(visitor))).toHaveLength(1);
    });
  });

  describe('a session of pages that is not used', () => {
    it('ends, and one that is does not', async () => {
      const env = { RATE_LIMIT_PER_MINUTE: '0', SESSION_IDLE_SECONDS: '3' };
      const impatient = await subject.start(env, { signedIn: false });
      try {
        const { visitor, email } = await signUp(impatient);
        const idle = await signIn(impatient, email);
        for (let time = 0; time < 10; time += 1) {
          await pause(500);
          expect(await isSignedIn(visitor)).toBe(true);
        }
        expect(await isSignedIn(idle.visitor)).toBe(false);
        expect(rowsOn(await list(visitor))).toHaveLength(1);
        await pause(3500);
        expect(await isSignedIn(visitor)).toBe(false);
      } finally {
        await impatient.stop();
      }
    });
  });
}
