import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../../accounts/client.ts';
import { isSignedIn, signIn, signUp, stranger, tryToSignIn } from '../../accounts/pages/person.ts';
import { expectRefused } from '../../accounts/pages/sign-up.ts';
import { itNeeds } from '../../capabilities.ts';
import { expectPage } from '../../pages/pages.ts';
import { leadsTo, typed } from '../../pages/visitor.ts';
import type { Server, Subject } from '../../subject.ts';
import {
  authenticatorOf,
  beginOnPages,
  enrolOnPages,
  expectFactorOnPage,
  FACTOR,
  recoveryCodesOn,
  secretOn,
  sendCode,
  signInWith,
  signUpWithSecondFactor,
} from './enrol.ts';
import { formTo, press } from './forms.ts';

/** One's own second factor, by forms: how one gets it, and how one gets rid of it. */
export function secondFactorPages(subject: Subject, server: () => Server): void {
  describe('the page of the second factor', () => {
    it('shows a secret, and what is good for an authenticator, to who begins', async () => {
      const { visitor, email } = await signUp(server());
      await expectFactorOnPage(visitor, false);
      const page = await beginOnPages(visitor);
      expect(page.headers['cache-control']).toMatch(/\bno-store\b/);
      const { secret } = authenticatorOf(page);
      const href = parse(page.text).querySelector('main a[href^="otpauth:"]')?.getAttribute('href');
      const { protocol, host, pathname, searchParams } = new URL(
        (href ?? '').replaceAll('&amp;', '&'),
      );
      expect(`${protocol}//${host}`).toBe('otpauth://totp');
      expect(decodeURIComponent(pathname)).toContain(email);
      expect(searchParams.get('secret')).toBe(secret);
      expect(searchParams.get('issuer')).toMatch(/./);
      // Not in force: the sign-in asks for no code, and one can begin anew, with another secret.
      await expectFactorOnPage(visitor, false);
      await signIn(server(), email);
      expect(authenticatorOf(await beginOnPages(visitor)).secret).not.toBe(secret);
    });

    it('takes a wrong code for wrong, and shows itself again', async () => {
      const { visitor } = await signUp(server());
      const page = await beginOnPages(visitor);
      const authenticator = authenticatorOf(page);
      let shown = page;
      for (const code of [...authenticator.strangeCodes(), '', '12345', 'abcdef']) {
        shown = await sendCode(visitor, shown, code);
        expectRefused(shown, 'code');
        expect(secretOn(shown), shown.story).toBe(authenticator.secret);
        if (code) expect(shown.text).not.toContain(`"${code}"`);
      }
      await expectFactorOnPage(visitor, false);
      expectPage(await sendCode(visitor, shown, await authenticator.code()), 200);
      await expectFactorOnPage(visitor, true, 10);
    });

    it('shows ten recovery codes, once, and ends every other session', async () => {
      const { visitor, email } = await signUp(server());
      const elsewhere = await signIn(server(), email);
      const page = await beginOnPages(visitor);
      const authenticator = authenticatorOf(page);
      const answer = await sendCode(visitor, page, await authenticator.code());
      expectPage(answer, 200);
      expect(answer.headers['cache-control']).toMatch(/\bno-store\b/);
      const recoveryCodes = recoveryCodesOn(answer);
      expect(new Set(recoveryCodes).size).toBe(10);
      for (const code of recoveryCodes) expect(code).toMatch(/^[a-z2-7]{5}-[a-z2-7]{5}$/);
      expect(secretOn(answer)).toBeUndefined();
      expect(await isSignedIn(visitor)).toBe(true);
      expect(await isSignedIn(elsewhere.visitor)).toBe(false);
      // Nor is either shown by what was sent, sent again, or by any page that one can load.
      const again = await visitor.ask(
        'POST',
        `${FACTOR}/confirm`,
        typed(formTo(page, `${FACTOR}/confirm`)),
      );
      expect([403, 409, 422]).toContain(again.status);
      const texts = [again.text];
      for (const path of [
        FACTOR,
        `${FACTOR}/begin`,
        `${FACTOR}/confirm`,
        '/auth/me',
        '/auth/sessions',
      ]) {
        texts.push((await visitor.get(path)).text);
      }
      for (const text of texts) {
        for (const secret of [authenticator.secret, ...recoveryCodes]) {
          expect(text).not.toContain(secret);
        }
      }
    });

    it('keeps what is in force when somebody begins again', async () => {
      const { visitor, email } = await signUp(server());
      const { authenticator } = await enrolOnPages(visitor);
      // As a form does that is still open in another tab.
      const fields = formTo(await visitor.get(FACTOR), `${FACTOR}/disable`);
      expectPage(await visitor.ask('POST', `${FACTOR}/begin`, typed(fields)), 409, 422);
      await expectFactorOnPage(visitor, true, 10);
      const code = await authenticator.code();
      expect(leadsTo(await signInWith(stranger(server()), email, code))).toBe('/');
    });

    it('confirms nothing where nothing was begun', async () => {
      const { visitor } = await signUp(server());
      const fields = formTo(await visitor.get(FACTOR), `${FACTOR}/begin`);
      fields.set('code', '123456');
      expectPage(await visitor.ask('POST', `${FACTOR}/confirm`, typed(fields)), 409, 422);
      await expectFactorOnPage(visitor, false);
    });

    it('gives it up, with its recovery codes', async () => {
      const { visitor, email, authenticator, recoveryCodes } =
        await signUpWithSecondFactor(server());
      expectPage(await tryToSignIn(stranger(server()), email), 422);
      expect(leadsTo(await press(visitor, FACTOR, `${FACTOR}/disable`))).toBe(FACTOR);
      await visitor.get(FACTOR);
      await expectFactorOnPage(visitor, false);
      await signIn(server(), email);
      const next = await enrolOnPages(visitor);
      expect(next.authenticator.secret).not.toBe(authenticator.secret);
      expectPage(await signInWith(stranger(server()), email, recoveryCodes[0]!), 422);
    });

    itNeeds(
      'persistence',
      subject.capabilities,
      'says so where a command has disabled it, which ends no session',
      async () => {
        const { visitor, email } = await signUpWithSecondFactor(server());
        await subject.disableSecondFactor(email);
        await expectFactorOnPage(visitor, false);
        await signIn(server(), email);
      },
    );

    it('asks for a sign-in', async () => {
      for (const path of [FACTOR, '/auth/sessions', '/auth/verify', '/audit']) {
        expect(leadsTo(await stranger(server()).get(path))).toBe('/auth/login');
      }
    });

    it('and the sign-in write no secret into a log', async () => {
      const { email, authenticator, recoveryCodes } = await signUpWithSecondFactor(server());
      const code = await authenticator.code();
      leadsTo(await signInWith(stranger(server()), email, code));
      leadsTo(await signInWith(stranger(server()), email, recoveryCodes[0]!));
      const output = server().output();
      for (const secret of [authenticator.secret, ...recoveryCodes, PASSWORD]) {
        expect(output).not.toContain(secret);
      }
      expect(output).not.toContain(`"${code}"`);
      expect(output).not.toContain(`code=${code}`);
    });
  });
}
