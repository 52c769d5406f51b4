import { describe, expect, it } from 'vitest';
import { askAs, login, opens, PASSWORD, post, register, resetToken, signIn } from '../client.ts';
import { expectProblem, expectStatus } from '../../expectations.ts';
import type { Server } from '../../subject.ts';
import {
  beginSecondFactor,
  confirm,
  expectSameAnswer,
  expectSecondFactor,
  loginWith,
  registerWithSecondFactor,
  TOTP,
  wrongPassword,
} from './enrol.ts';

/** One's own second factor: how one gets it, what it is good for, and how one gets rid of it. */
export function secondFactor(server: () => Server): void {
  describe('the second factor', () => {
    it('begins with a secret for an authenticator, and is in force once that shows a code', async () => {
      const { user, token } = await register(server());
      const other = await signIn(server(), user.email);
      await expectSecondFactor(server(), token, false, 0);

      const answer = await post(server(), TOTP, {}, token);
      expectStatus(answer, 201);
      expect(answer.headers['cache-control']).toBe('no-store');
      const { secret, uri } = answer.json as { secret: string; uri: string };
      expect(secret).toMatch(/^[A-Z2-7]{32}$/);
      const { protocol, host, pathname, searchParams } = new URL(uri);
      expect(`${protocol}//${host}`).toBe('otpauth://totp');
      expect(decodeURIComponent(pathname)).toContain(user.email);
      expect(searchParams.get('secret')).toBe(secret);
      expect(searchParams.get('issuer')).toMatch(/./);
      await expectSecondFactor(server(), token, false, 0);
      expectStatus(await login(server(), user.email), 200);

      const authenticator = await beginSecondFactor(server(), token);
      expect(authenticator.secret).not.toBe(secret);
      for (const code of [...authenticator.strangeCodes(), '', '12345', 'abcdef']) {
        expectProblem(await post(server(), `${TOTP}/confirm`, { code }, token), 422, ['code']);
      }
      const recoveryCodes = await confirm(server(), token, authenticator);
      expect(new Set(recoveryCodes).size).toBe(10);
      for (const code of recoveryCodes) expect(code).toMatch(/^[a-z2-7]{5}-[a-z2-7]{5}$/);
      await expectSecondFactor(server(), token, true, 10);
      expect(await opens(server(), other.token)).toBe(false);
    });

    it('is asked for at the sign-in, which does not tell what was wrong', async () => {
      const { user, authenticator } = await registerWithSecondFactor(server());
      const refusal = await wrongPassword(server(), user.email);
      expectProblem(refusal, 401);
      expectSameAnswer(await login(server(), user.email), refusal);
      for (const code of [...authenticator.strangeCodes(), '', 'abcde-fghij', '１２３４５６']) {
        expectSameAnswer(await loginWith(server(), user.email, code), refusal);
      }
      const code = await authenticator.code();
      expectSameAnswer(await loginWith(server(), user.email, code, `not ${PASSWORD}`), refusal);
      const answer = await loginWith(server(), user.email, code);
      expectStatus(answer, 200);
      expect(Object.keys(answer.json as object).toSorted()).toEqual(['expiresAt', 'token', 'user']);
      expectProblem(await loginWith(server(), user.email, 123_456), 422, ['code']);
    });

    it('takes a code once, and of many at the same time one', async () => {
      const { user, authenticator } = await registerWithSecondFactor(server());
      const code = await authenticator.code();
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => loginWith(server(), user.email, code)),
      );
      const statuses = answers.map(({ status }) => status).toSorted();
      expect(statuses).toEqual([200, 401, 401, 401, 401, 401]);
      expectProblem(await loginWith(server(), user.email, code), 401);
    });

    it('takes each recovery code once, of many at the same time one', async () => {
      const { user, token, recoveryCodes } = await registerWithSecondFactor(server());
      const [first = '', second = ''] = recoveryCodes;
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => loginWith(server(), user.email, first)),
      );
      const statuses = answers.map(({ status }) => status).toSorted();
      expect(statuses).toEqual([200, 401, 401, 401, 401, 401]);
      expectStatus(await loginWith(server(), user.email, second), 200);
      expectProblem(await loginWith(server(), user.email, second), 401);
      await expectSecondFactor(server(), token, true, 8);
    });

    it('takes nobody else’s codes', async () => {
      const mine = await registerWithSecondFactor(server());
      const others = await registerWithSecondFactor(server());
      const { email } = mine.user;
      expectProblem(await loginWith(server(), email, await others.authenticator.code()), 401);
      expectProblem(await loginWith(server(), email, others.recoveryCodes[0]), 401);
      await expectSecondFactor(server(), others.token, true, 10);
    });

    it('outlives a reset of the password', async () => {
      const { user, authenticator } = await registerWithSecondFactor(server());
      const password = `${PASSWORD}, reset`;
      const token = await resetToken(server(), user.email);
      expectStatus(await post(server(), '/api/auth/reset/confirm', { token, password }), 204);
      expectProblem(await login(server(), user.email, password), 401);
      const code = await authenticator.code();
      expectStatus(await loginWith(server(), user.email, code, password), 200);
    });

    it('can be given up, and begun anew with another secret', async () => {
      const { user, token, authenticator, recoveryCodes } =
        await registerWithSecondFactor(server());
      expectProblem(await post(server(), TOTP, {}, token), 409);
      expectProblem(await post(server(), `${TOTP}/confirm`, { code: '123456' }, token), 409);
      for (const _time of ['once', 'again']) {
        expectStatus(await askAs(server(), token, 'DELETE', TOTP), 204);
        await expectSecondFactor(server(), token, false, 0);
      }
      expectStatus(await login(server(), user.email), 200);
      expectStatus(await loginWith(server(), user.email, 'passed over'), 200);
      const next = await beginSecondFactor(server(), token);
      expect(next.secret).not.toBe(authenticator.secret);
      await confirm(server(), token, next);
      expectProblem(await loginWith(server(), user.email, recoveryCodes[0]), 401);
    });

    it('is not confirmed where none was begun', async () => {
      const { token } = await register(server());
      expectProblem(await post(server(), `${TOTP}/confirm`, { code: '123456' }, token), 409);
      expectProblem(await post(server(), `${TOTP}/confirm`, {}, token), 422, ['code']);
    });

    it('stands in no log', async () => {
      const { user, authenticator, recoveryCodes } = await registerWithSecondFactor(server());
      const code = await authenticator.code();
      expectStatus(await loginWith(server(), user.email, code), 200);
      expectStatus(await loginWith(server(), user.email, recoveryCodes[0]), 200);
      for (const secret of [authenticator.secret, ...recoveryCodes]) {
        expect(server().output()).not.toContain(secret);
      }
      expect(server().output()).not.toContain(`"${code}"`);
    });
  });
}
