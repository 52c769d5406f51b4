import { describe, expect, it } from 'vitest';
import { expectProblem, expectStatus } from '../expectations.ts';
import type { Server } from '../subject.ts';
import {
  askAs,
  freshEmail,
  login,
  median,
  opens,
  PASSWORD,
  post,
  register,
  signIn,
  type User,
} from './client.ts';

const me = '/api/auth/me';

/** Signing in and out, and who one is meanwhile. */
export function sessions(server: () => Server): void {
  describe('sign-in', () => {
    it('gives a new token every time, and each is good', async () => {
      const { user, token } = await register(server());
      const second = await signIn(server(), user.email);
      const third = await signIn(server(), user.email);
      expect(new Set([token, second.token, third.token]).size).toBe(3);
      expect(second.user).toEqual(user);
      for (const each of [token, second.token, third.token]) {
        expect(await opens(server(), each)).toBe(true);
      }
    });

    it('does not tell a wrong password from an email that nobody has', async () => {
      const { user } = await register(server());
      const wrong = await login(server(), user.email, `not ${PASSWORD}`);
      const unknown = await login(server(), freshEmail(), PASSWORD);
      expectProblem(wrong, 401);
      expectProblem(unknown, 401);
      const body = ({ json }: { json: unknown }) => ({ ...(json as object), requestId: '' });
      expect(body(wrong)).toEqual(body(unknown));
      const names = (headers: object) => Object.keys(headers).toSorted();
      expect(names(wrong.headers)).toEqual(names(unknown.headers));
    });

    it('takes as long for an email that nobody has', { retry: 2 }, async () => {
      const { user } = await register(server());
      const times = { known: [] as number[], unknown: [] as number[] };
      for (let round = 0; round < 9; round += 1) {
        for (const [who, email] of [
          ['known', user.email],
          ['unknown', freshEmail()],
        ] as const) {
          const began = performance.now();
          expectStatus(await login(server(), email, `not ${PASSWORD} ${round}`), 401);
          times[who].push(performance.now() - began);
        }
      }
      const ratio = median(times.unknown) / median(times.known);
      expect(ratio, JSON.stringify(times)).toBeGreaterThan(0.6);
      expect(ratio, JSON.stringify(times)).toBeLessThan(1.7);
    });

    it('tries the whole password, however it is written', async () => {
      const password = ` pässwörd with ünicode ${'and much of it '.repeat(6)}`;
      const { user } = await register(server(), { password });
      expectStatus(await login(server(), user.email, password), 200);
      for (const near of [password.trim(), password.slice(0, -1), password.toUpperCase()]) {
        expectProblem(await login(server(), user.email, near), 401);
      }
    });
  });

  describe('sign-out', () => {
    it('ends that token at once, and no other', async () => {
      const { user, token } = await register(server());
      const other = await signIn(server(), user.email);
      expectStatus(await post(server(), '/api/auth/logout', {}, token), 204);
      expect(await opens(server(), token)).toBe(false);
      expectProblem(await post(server(), '/api/auth/logout', {}, token), 401);
      expect(await opens(server(), other.token)).toBe(true);
    });

    it('needs no body', async () => {
      const { token } = await register(server());
      expectStatus(await askAs(server(), token, 'POST', '/api/auth/logout'), 204);
      expect(await opens(server(), token)).toBe(false);
    });
  });

  describe('/api/auth/me', () => {
    it('is who is signed in', async () => {
      const { user, token } = await register(server());
      const answer = await askAs(server(), token, 'GET', me);
      expect(answer.json, answer.story).toEqual(user);
    });

    it('can be given a name, and be without one again', async () => {
      const { user, token } = await register(server());
      for (const name of ['Ada Lovelace', '艾達 🦄 <b>', null]) {
        const answer = await askAs(server(), token, 'PATCH', me, { json: { name } });
        expectStatus(answer, 200);
        expect(answer.json).toMatchObject({
          ...user,
          name,
          updatedAt: expect.any(String) as string,
        });
        expect((await askAs(server(), token, 'GET', me)).json).toEqual(answer.json);
      }
    });

    it.each<[string, Record<string, unknown>]>([
      ['a role', { role: 'admin' }],
      ['an email', { email: 'else@example.com' }],
      ['an id', { id: '1' }],
      ['a password', { password: 'a new and long password' }],
      ['flags of an admin', { isStaff: true, is_superuser: true }],
      ['a number as its name', { name: 7 }],
      ['a name that is too long', { name: 'x'.repeat(256) }],
      ['an empty name', { name: '' }],
    ])('can not be given %s', async (_what, json) => {
      const { user, token } = await register(server());
      const answer = await askAs(server(), token, 'PATCH', me, { json });
      expectProblem(answer, 422, Object.keys(json));
      expect((await askAs(server(), token, 'GET', me)).json).toEqual(user as User);
    });
  });

  it('prints neither passwords nor tokens of sessions', async () => {
    const password = `${PASSWORD} in no log`;
    const { user, token } = await register(server(), { password });
    await signIn(server(), user.email, password);
    expectStatus(await login(server(), user.email, `${password} at all`), 401);
    await askAs(server(), token, 'GET', me);
    expectStatus(await post(server(), '/api/auth/logout', {}, token), 204);
    expect(server().output()).not.toContain('in no log');
    expect(server().output()).not.toContain(token);
  });
}
