import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from '../../accounts/client.ts';
import { exhaust } from '../../accounts/exhaust.ts';
import { expectNoOtherSite } from '../../accounts/pages/other-sites.ts';
import { signIn, signUp, tryToSignIn, stranger } from '../../accounts/pages/person.ts';
import type { Answer } from '../../http.ts';
import { workersOf } from '../../limits.ts';
import { expectPage } from '../../pages/pages.ts';
import { leadsTo, locationOf, typed, type Visitor } from '../../pages/visitor.ts';
import type { Server, Subject } from '../../subject.ts';
import {
  authenticatorOf,
  beginOnPages,
  enrolOnPages,
  expectFactorOnPage,
  FACTOR,
  sendCode,
} from './enrol.ts';
import { formTo, press, writtenOn } from './forms.ts';

const SECONDS = 3;
const VERIFY = '/auth/verify';

const age = (): Promise<void> => pause(SECONDS * 1000 + 200);

/** It asks for a proof, and leads from there to that page. */
function expectStale(answer: Answer, page: string): void {
  const { pathname, searchParams } = locationOf(answer);
  expect(pathname, answer.story).toBe(VERIFY);
  expect(searchParams.get('next'), answer.story).toBe(page);
}

/** What is critical asks on pages, too, for a proof of who one is that is not long ago. */
export function freshPages(subject: Subject): void {
  describe('critical pages', () => {
    let server: Server;
    beforeAll(async () => {
      server = await subject.start(
        { RATE_LIMIT_PER_MINUTE: '0', LOGIN_ATTEMPTS: '0', REAUTH_SECONDS: String(SECONDS) },
        { signedIn: false },
      );
    }, 180_000);
    afterAll(async () => void (await server.stop()));

    const verify = (visitor: Visitor, password: string, code = '', path = VERIFY) =>
      visitor.fill(path, { password, code });

    it('lead to a proof of who one is where the last one was long ago', async () => {
      const { visitor, email } = await signUp(server);
      const begin = formTo(await visitor.get(FACTOR), `${FACTOR}/begin`);
      await age();
      for (const path of ['/auth/password', FACTOR]) expectStale(await visitor.get(path), path);
      for (const path of ['/auth/me', '/auth/sessions']) expectPage(await visitor.get(path), 200);
      const changed = new URLSearchParams(begin);
      changed.set('current', PASSWORD);
      changed.set('password', `${PASSWORD}, changed`);
      expectStale(await visitor.ask('POST', '/auth/password', typed(changed)), '/auth/password');
      expectPage(await tryToSignIn(stranger(server), email, `${PASSWORD}, changed`), 422);
      for (const form of ['begin', 'confirm', 'disable']) {
        const fields = new URLSearchParams([...begin, ['code', '123456']]);
        expectStale(await visitor.ask('POST', `${FACTOR}/${form}`, typed(fields)), FACTOR);
      }
      await signIn(server, email);
    });

    it('are open again after it, for as long', async () => {
      const { visitor } = await signUp(server);
      await age();
      const ask = `${VERIFY}?next=${encodeURIComponent(FACTOR)}`;
      const refusal = await verify(visitor, `not ${PASSWORD}`, '', ask);
      expectPage(refusal, 422);
      expect(refusal.text).not.toContain(PASSWORD);
      expectPage(await verify(visitor, '', '', ask), 422);
      expectStale(await visitor.get(FACTOR), FACTOR);
      expect(leadsTo(await verify(visitor, PASSWORD, '', ask))).toBe(FACTOR);
      await expectFactorOnPage(visitor, false);
      await age();
      expectStale(await visitor.get(FACTOR), FACTOR);
    });

    it('keep a second factor that is in force, and what was begun', async () => {
      const { visitor } = await signUp(server);
      const begun = await beginOnPages(visitor);
      const code = await authenticatorOf(begun).code();
      await age();
      expectStale(await sendCode(visitor, begun, code), FACTOR);
      await verify(visitor, PASSWORD);
      await expectFactorOnPage(visitor, false);
      const { authenticator } = await enrolOnPages(visitor);
      const disable = formTo(await visitor.get(FACTOR), `${FACTOR}/disable`);
      await age();
      expectStale(await visitor.ask('POST', `${FACTOR}/disable`, typed(disable)), FACTOR);
      await verify(visitor, PASSWORD, await authenticator.code());
      await expectFactorOnPage(visitor, true, 10);
    });

    it('ask for the second factor besides, where there is one, and do not tell what was wrong', async () => {
      const { visitor } = await signUp(server);
      const { authenticator, recoveryCodes } = await enrolOnPages(visitor);
      await age();
      const refused = async (password: string, code = '') => {
        const answer = await verify(visitor, password, code);
        expectPage(answer, 422);
        if (code) expect(answer.text).not.toContain(`"${code}"`);
        return writtenOn(answer);
      };
      const text = await refused(`not ${PASSWORD}`);
      expect(await refused(PASSWORD)).toBe(text);
      expect(await refused(PASSWORD, authenticator.strangeCodes()[0])).toBe(text);
      const code = await authenticator.code();
      expect(await refused(`not ${PASSWORD}`, code)).toBe(text);
      expectStale(await visitor.get(FACTOR), FACTOR);
      expect(leadsTo(await verify(visitor, PASSWORD, code))).toBe('/auth/me');
      expect(await refused(PASSWORD, code)).toBe(text);
      expect(leadsTo(await verify(visitor, PASSWORD, recoveryCodes[0]))).toBe('/auth/me');
      expect(await refused(PASSWORD, recoveryCodes[0])).toBe(text);
      expect(leadsTo(await press(visitor, FACTOR, `${FACTOR}/disable`))).toBe(FACTOR);
    });

    it('lead from the proof to no other site', async () => {
      const { visitor } = await signUp(server);
      await expectNoOtherSite(VERIFY, '/auth/me', async (path) => {
        const answer = await verify(visitor, PASSWORD, '', path);
        await visitor.get('/auth/me');
        return answer;
      });
    });
  });

  describe('codes and passwords of who is signed in', () => {
    it.each(['verify', 'confirm'])('can not be tried one after the other at %s', async (where) => {
      const LOGIN_ATTEMPTS = 4;
      const server = await subject.start(
        {
          RATE_LIMIT_PER_MINUTE: '0',
          LOGIN_ATTEMPTS: String(LOGIN_ATTEMPTS),
          WEB_CONCURRENCY: '1',
        },
        { signedIn: false },
      );
      try {
        const { visitor } = await signUp(server);
        const begun = await beginOnPages(visitor);
        const processes = await workersOf(server.pid);
        const { passed, refusal } = await exhaust(processes, 422, (count) =>
          where === 'verify'
            ? visitor.fill(VERIFY, { password: `wrong ${count}`, code: '' })
            : sendCode(visitor, begun, `00000${count}`),
        );
        expect(passed).toBeGreaterThanOrEqual(LOGIN_ATTEMPTS);
        expect(passed).toBeLessThanOrEqual(LOGIN_ATTEMPTS * processes);
        expectPage(refusal, 429);
        expect(Number(refusal.headers['retry-after']), refusal.story).toBeGreaterThan(0);
      } finally {
        await server.stop();
      }
    });
  });
}
