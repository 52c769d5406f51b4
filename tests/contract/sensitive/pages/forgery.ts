import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../../accounts/client.ts';
import { isSignedIn, signIn, signUp, stranger } from '../../accounts/pages/person.ts';
import { untouched } from '../../../../src/run/html-form.ts';
import { expectPage } from '../../pages/pages.ts';
import { typed } from '../../pages/visitor.ts';
import type { Server } from '../../subject.ts';
import { expectFactorOnPage, FACTOR, signUpWithSecondFactor } from './enrol.ts';

/** What another site can't make a browser send, form by form. */
export function forgedForms(server: () => Server): void {
  describe('forms from elsewhere', () => {
    it('change nothing of sessions and second factors', async () => {
      const { visitor, email } = await signUp(server());
      const guarded = await signUpWithSecondFactor(server());
      const elsewhere = await signIn(server(), email);
      const login = untouched(await stranger(server()).form('/auth/login'));
      const foreign = [...login].filter(([name]) => /csrf/i.test(name));
      const paths = [
        '/auth/verify',
        '/auth/sessions/end-others',
        '/auth/sessions/some-id/end',
        `${FACTOR}/begin`,
        `${FACTOR}/confirm`,
        `${FACTOR}/disable`,
      ];
      for (const path of paths) {
        for (const token of [[], foreign]) {
          const fields = new URLSearchParams([...token, ['password', PASSWORD], ['code', '1']]);
          expectPage(await visitor.ask('POST', path, typed(fields)), 403);
          expectPage(await guarded.visitor.ask('POST', path, typed(fields)), 403);
        }
      }
      expect(await isSignedIn(elsewhere.visitor)).toBe(true);
      await expectFactorOnPage(visitor, false);
      await expectFactorOnPage(guarded.visitor, true, 10);
    });
  });
}
