import { describe, expect, it } from 'vitest';
import { expectInstant, expectProblem, expectSealed, expectStatus } from '../expectations.ts';
import type { Server, Subject } from '../subject.ts';
import {
  freshEmail,
  login,
  mailedToken,
  opens,
  PASSWORD,
  post,
  register,
  registrationToken,
  tokensFor,
  type Session,
} from './client.ts';

const REGISTER = '/api/auth/register';
const CONFIRM = `${REGISTER}/confirm`;

/** From an address to a session. */
export function signUp({ features }: Subject, server: () => Server): void {
  describe('sign-up', () => {
    it('proves the address first, then sets the password and signs in', async () => {
      const email = freshEmail();
      const asked = await post(server(), REGISTER, { email });
      expectStatus(asked, 202);
      expectSealed(asked);
      expect(asked.json).toEqual({ status: 'accepted' });
      expectProblem(await login(server(), email), 401);

      const token = await mailedToken(server(), email);
      const answer = await post(server(), CONFIRM, { token, password: PASSWORD });
      expectStatus(answer, 201);
      expectSealed(answer);
      const { user, expiresAt, ...session } = answer.json as Session;
      expect(session).toEqual({ token: expect.stringMatching(/^[\w.~-]{43,}$/) as string });
      expect(user).toEqual({
        id: expect.stringMatching(/./) as string,
        email,
        name: null,
        role: 'user',
        createdAt: expect.any(String) as string,
        updatedAt: expect.any(String) as string,
      });
      for (const moment of [user.createdAt, user.updatedAt, expiresAt]) {
        expectInstant(moment, answer.story);
      }
      const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000;
      expect(Math.abs(days - (features.includes('sensitive') ? 1 : 30))).toBeLessThan(0.1);
      expect(await opens(server(), session.token)).toBe(true);
    });

    it('answers the same where the email has a user, who is told by mail, and changes nothing', async () => {
      const { user, token } = await register(server());
      const printed = server().output().length;
      const mails = tokensFor(server(), user.email).length;
      const taken = await post(server(), REGISTER, { email: user.email });
      const free = await post(server(), REGISTER, { email: freshEmail() });
      expect([taken.status, taken.text]).toEqual([free.status, free.text]);
      await expect
        .poll(() => server().output().slice(printed), { timeout: 10_000 })
        .toContain(`To: ${user.email}`);
      expect(tokensFor(server(), user.email)).toHaveLength(mails);
      expect(await opens(server(), token)).toBe(true);
    });

    it('takes emails in any case, as one', async () => {
      const email = freshEmail();
      const token = await registrationToken(server(), email.toUpperCase(), email);
      const answer = await post(server(), CONFIRM, { token, password: PASSWORD });
      expectStatus(answer, 201);
      const { user } = answer.json as Session;
      expect(user.email).toBe(email);
      expectStatus(await login(server(), email.toUpperCase()), 200);
    });

    it('lets a token be used once', async () => {
      const email = freshEmail();
      const token = await registrationToken(server(), email);
      expectStatus(await post(server(), CONFIRM, { token, password: PASSWORD }), 201);
      const other = `another ${PASSWORD}`;
      expectProblem(await post(server(), CONFIRM, { token, password: other }), 422, ['token']);
      expectProblem(await login(server(), email, other), 401);
      expectStatus(await login(server(), email), 200);
    });

    it('makes one user where two tokens went to one address', async () => {
      const email = freshEmail();
      const first = await registrationToken(server(), email);
      const second = await registrationToken(server(), email);
      expectStatus(await post(server(), CONFIRM, { token: first, password: PASSWORD }), 201);
      const again = await post(server(), CONFIRM, { token: second, password: `new ${PASSWORD}` });
      expectProblem(again, 422, ['token']);
    });

    it('refuses a token that nobody was sent', async () => {
      const token = await registrationToken(server(), freshEmail());
      const forged = [`${token}x`, token.slice(0, -1), 'A'.repeat(43), '', '\u0000', 'ünïcödé'];
      for (const wrong of forged) {
        const answer = await post(server(), CONFIRM, { token: wrong, password: PASSWORD });
        expectProblem(answer, 422, ['token']);
      }
      expectStatus(await post(server(), CONFIRM, { token, password: PASSWORD }), 201);
    });

    it.each<[string, object, string[]]>([
      ['nothing', {}, ['email']],
      ['no email', { email: 'nobody' }, ['email']],
      ['two emails', { email: ['a@example.com', 'b@example.com'] }, ['email']],
      ['a line break', { email: 'a@example.com\nBcc: b@example.com' }, ['email']],
      ['a role', { email: 'role@example.com', role: 'admin' }, ['role']],
      ['a password', { email: 'early@example.com', password: PASSWORD }, ['password']],
    ])('refuses %s', async (_what, json, fields) => {
      expectProblem(await post(server(), REGISTER, json), 422, fields);
    });

    it('gives nobody a role or an email of their own choice', async () => {
      for (const extra of [{ role: 'admin' }, { email: 'x@example.com' }, { isStaff: true }]) {
        const token = await registrationToken(server(), freshEmail());
        const json = { token, password: PASSWORD, ...extra };
        expectProblem(await post(server(), CONFIRM, json), 422, Object.keys(extra));
      }
    });
  });
}
