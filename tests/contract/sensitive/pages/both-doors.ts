import { describe, expect, it } from 'vitest';
import { askAs, login, opens, signIn as signInToApi, register } from '../../accounts/client.ts';
import { isSignedIn, signIn, signUp, stranger, tryToSignIn } from '../../accounts/pages/person.ts';
import { expectProblem, expectStatus } from '../../expectations.ts';
import { expectPage } from '../../pages/pages.ts';
import { leadsTo } from '../../pages/visitor.ts';
import type { Server } from '../../subject.ts';
import { beginSecondFactor, confirm, loginWith, registerWithSecondFactor, TOTP } from '../enrol.ts';
import {
  enrolOnPages,
  expectFactorOnPage,
  FACTOR,
  signInWith,
  signUpWithSecondFactor,
} from './enrol.ts';
import { press, rowsOn } from './forms.ts';

/** Pages and API are two doors of one house. */
export function bothDoors(server: () => Server): void {
  describe('pages and API', () => {
    it('ask both for a second factor that was got on pages', async () => {
      const { email, visitor, authenticator } = await signUpWithSecondFactor(server());
      expectProblem(await login(server(), email), 401);
      const code = await authenticator.code();
      const answer = await loginWith(server(), email, code);
      expectStatus(answer, 200);
      // A code is used up for both.
      expectPage(await signInWith(stranger(server()), email, code), 422);
      const { token } = answer.json as { token: string };
      expectStatus(await askAs(server(), token, 'DELETE', TOTP), 204);
      await expectFactorOnPage(visitor, false);
    });

    it('ask both for a second factor that was got by the API', async () => {
      const { user, token, authenticator, recoveryCodes } =
        await registerWithSecondFactor(server());
      expectPage(await tryToSignIn(stranger(server()), user.email), 422);
      const visitor = stranger(server());
      const code = await authenticator.code();
      expect(leadsTo(await signInWith(visitor, user.email, code))).toBe('/');
      expectProblem(await loginWith(server(), user.email, code), 401);
      expectStatus(await loginWith(server(), user.email, recoveryCodes[0]), 200);
      expectPage(await signInWith(stranger(server()), user.email, recoveryCodes[0]!), 422);
      await expectFactorOnPage(visitor, true, 9);
      expect(leadsTo(await press(visitor, FACTOR, `${FACTOR}/disable`))).toBe(FACTOR);
      const status = await askAs(server(), token, 'GET', TOTP);
      expect(status.json).toEqual({ enabled: false, recoveryCodesLeft: 0 });
    });

    it('are listed and ended together on the page of sessions', async () => {
      const { visitor, email } = await signUp(server());
      const one = await signInToApi(server(), email);
      const page = await visitor.get('/auth/sessions');
      expect(rowsOn(page)).toHaveLength(2);
      const ends = /action="(\/auth\/sessions\/[^/"]+\/end)"/.exec(page.text)?.[1] ?? '';
      expect(leadsTo(await press(visitor, page, ends))).toBe('/auth/sessions');
      expect(await opens(server(), one.token)).toBe(false);
      const two = await signInToApi(server(), email);
      leadsTo(await press(visitor, '/auth/sessions', '/auth/sessions/end-others'));
      expect(await opens(server(), two.token)).toBe(false);
      expect(await isSignedIn(visitor)).toBe(true);
    });

    it('end both where one of them ends the others', async () => {
      const { token, user } = await register(server());
      const { visitor } = await signIn(server(), user.email);
      expectStatus(await askAs(server(), token, 'DELETE', '/api/auth/sessions'), 204);
      expect(await isSignedIn(visitor)).toBe(false);
      const again = await signIn(server(), user.email);
      await confirm(server(), token, await beginSecondFactor(server(), token));
      expect(await isSignedIn(again.visitor), 'with a second factor by the API').toBe(false);

      const ada = await signUp(server());
      const api = await signInToApi(server(), ada.email);
      await enrolOnPages(ada.visitor);
      expect(await opens(server(), api.token), 'with a second factor on pages').toBe(false);
    });
  });
}
