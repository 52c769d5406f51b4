import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { freshEmail, PASSWORD } from '../../accounts/client.ts';
import {
  isSignedIn,
  mailedBy,
  signIn,
  signUp,
  stranger,
  tryToSignIn,
} from '../../accounts/pages/person.ts';
import type { Answer } from '../../http.ts';
import { expectPage } from '../../pages/pages.ts';
import { leadsTo } from '../../pages/visitor.ts';
import type { Server } from '../../subject.ts';
import { expectFactorOnPage, signInWith, signUpWithSecondFactor } from './enrol.ts';
import { writtenOn } from './forms.ts';

/** The second factor where one signs in by the form. */
export function signInWithSecondFactor(server: () => Server): void {
  /** What the page says that refuses a sign-in. */
  const refusal = (answer: Answer, email: string): string => {
    expectPage(answer, 422);
    return writtenOn(answer).replaceAll(email, 'EMAIL');
  };

  describe('the sign-in with a second factor', () => {
    it('has a control for the code, which nobody needs to fill in', async () => {
      const answer = await stranger(server()).get('/auth/login');
      const page = parse(answer.text);
      const control = page.querySelector('main form input[name=code]');
      expect(control?.getAttribute('autocomplete'), answer.text).toBe('one-time-code');
      expect(control?.getAttribute('autocapitalize'), answer.text).toMatch(/^(off|none)$/);
      expect(control?.getAttribute('inputmode') ?? 'text').toBe('text');
      expect(control?.hasAttribute('required')).toBe(false);
      const label = page.querySelector(`label[for="${control?.id}"]`);
      expect(label?.textContent.trim()).toMatch(/^Code\b/);
      const { email } = await signUp(server());
      await signIn(server(), email);
      expect(leadsTo(await signInWith(stranger(server()), email, 'passed over'))).toBe('/');
    });

    it('does not tell what was wrong', async () => {
      const { email, authenticator } = await signUpWithSecondFactor(server());
      const wrong = `not ${PASSWORD}`;
      const expected = refusal(await tryToSignIn(stranger(server()), email, wrong), email);
      const nobody = freshEmail();
      const unknown = await tryToSignIn(stranger(server()), nobody, PASSWORD);
      expect(refusal(unknown, nobody)).toBe(expected);
      const visitor = stranger(server());
      expect(refusal(await tryToSignIn(visitor, email), email)).toBe(expected);
      for (const code of [...authenticator.strangeCodes(), '', 'abcde-fghij', '１２３４５６']) {
        const answer = await signInWith(visitor, email, code);
        expect(refusal(answer, email)).toBe(expected);
        if (code) expect(answer.text).not.toContain(code);
      }
      const code = await authenticator.code();
      expect(refusal(await signInWith(visitor, email, code, wrong), email)).toBe(expected);
      expect(await isSignedIn(visitor)).toBe(false);
      expect(leadsTo(await signInWith(visitor, email, code))).toBe('/');
      expect(await isSignedIn(visitor)).toBe(true);
    });

    it('takes a code once, and of many at the same time one', async () => {
      const { email, visitor, authenticator, recoveryCodes } =
        await signUpWithSecondFactor(server());
      for (const code of [await authenticator.code(), recoveryCodes[0]!]) {
        const answers = await Promise.all(
          Array.from({ length: 5 }, () => signInWith(stranger(server()), email, code)),
        );
        const taken = answers.filter(({ status }) => status !== 422);
        expect(taken.map(leadsTo)).toEqual(['/']);
        expectPage(await signInWith(stranger(server()), email, code), 422);
      }
      await expectFactorOnPage(visitor, true, 9);
    });

    it('takes nobody else’s codes', async () => {
      const { email } = await signUpWithSecondFactor(server());
      const others = await signUpWithSecondFactor(server());
      for (const code of [await others.authenticator.code(), others.recoveryCodes[0]!]) {
        expectPage(await signInWith(stranger(server()), email, code), 422);
      }
      await expectFactorOnPage(others.visitor, true, 10);
    });

    it('asks for the code after a reset of the password, too', async () => {
      const { email, authenticator } = await signUpWithSecondFactor(server());
      const visitor = stranger(server());
      const token = await mailedBy(server(), '/auth/reset', email, visitor);
      const password = `${PASSWORD}, reset`;
      leadsTo(await visitor.fill('/auth/reset/confirm', { token, password }));
      expectPage(await tryToSignIn(visitor, email, password), 422);
      const code = await authenticator.code();
      expect(leadsTo(await signInWith(visitor, email, code, password))).toBe('/');
    });
  });
}
