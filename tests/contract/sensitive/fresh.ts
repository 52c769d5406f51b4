import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAs, PASSWORD, post, register } from '../accounts/client.ts';
import { exhaust } from '../accounts/exhaust.ts';
import { expectProblem, expectStatus } from '../expectations.ts';
import type { Answer } from '../http.ts';
import { workersOf } from '../limits.ts';
import type { Server, Subject } from '../subject.ts';
import { beginSecondFactor, confirm, TOTP } from './enrol.ts';

const SECONDS = 3;
const VERIFY = '/api/auth/verify';

/** Each with a body that would be refused, if it came to that. */
const CRITICAL: [method: string, path: string][] = [
  ['POST', '/api/auth/password'],
  ['POST', TOTP],
  ['POST', `${TOTP}/confirm`],
  ['DELETE', TOTP],
  ['PATCH', '/api/users/no-such-id'],
  ['DELETE', '/api/users/no-such-id/totp'],
];

function expectStale(answer: Answer): void {
  expectProblem(answer, 401);
  expect(answer.headers['www-authenticate'], answer.story).toBe(
    `Bearer error="insufficient_user_authentication", max_age="${SECONDS}"`,
  );
}

/** What is critical asks for a proof of who one is that is not long ago. */
export function fresh(subject: Subject): void {
  describe('critical changes', () => {
    let server: Server;
    beforeAll(async () => {
      server = await subject.start({
        RATE_LIMIT_PER_MINUTE: '0',
        LOGIN_ATTEMPTS: '0',
        REAUTH_SECONDS: String(SECONDS),
      });
    }, 180_000);
    afterAll(async () => void (await server.stop()));

    const stale = async () => {
      const session = await register(server);
      await pause(SECONDS * 1000 + 200);
      return session;
    };

    it('are refused to a session that was proven long ago, whatever they say', async () => {
      const { token } = await stale();
      for (const [method, path] of CRITICAL) {
        expectStale(await askAs(server, token, method, path, { json: { unknown: 1 } }));
        expect((await askAs(server, undefined, method, path)).headers['www-authenticate']).toBe(
          'Bearer',
        );
      }
      expectStatus(await askAs(server, token, 'GET', '/api/auth/me'), 200);
      expectStatus(await askAs(server, token, 'PATCH', '/api/auth/me', { json: {} }), 200);
    });

    it('are open again after the password, for as long', async () => {
      const { token } = await stale();
      expectProblem(await post(server, VERIFY, {}, token), 422, ['password']);
      expectProblem(await post(server, VERIFY, { password: 'wrong' }, token), 422, ['password']);
      expectStale(await post(server, TOTP, {}, token));
      expectStatus(await post(server, VERIFY, { password: PASSWORD }, token), 204);
      expectStatus(await post(server, TOTP, {}, token), 201);
      await pause(SECONDS * 1000 + 200);
      expectStale(await post(server, TOTP, {}, token));
      expectProblem(await post(server, VERIFY, { password: PASSWORD }), 401);
    });

    it('ask for the second factor besides, where there is one', async () => {
      const { token } = await register(server);
      const authenticator = await beginSecondFactor(server, token);
      const [recovery = ''] = await confirm(server, token, authenticator);
      await pause(SECONDS * 1000 + 200);
      const verify = (code?: string) => post(server, VERIFY, { password: PASSWORD, code }, token);
      expectProblem(await verify(), 422, ['password']);
      expectProblem(await verify(authenticator.strangeCodes()[0]), 422, ['password']);
      expectStale(await askAs(server, token, 'DELETE', TOTP));
      expectStatus(await verify(await authenticator.code()), 204);
      expectStatus(await verify(recovery), 204);
      expectProblem(await verify(recovery), 422, ['password']);
      expectStatus(await askAs(server, token, 'DELETE', TOTP), 204);
    });
  });

  describe('codes and passwords of who is signed in', () => {
    it.each([
      ['verify', (count: number) => [VERIFY, { password: `wrong ${count}` }] as const],
      ['confirm', (count: number) => [`${TOTP}/confirm`, { code: `00000${count}` }] as const],
    ])('can not be tried one after the other by %s', async (_name, attempt) => {
      const LOGIN_ATTEMPTS = 4;
      const server = await subject.start({
        RATE_LIMIT_PER_MINUTE: '0',
        LOGIN_ATTEMPTS: String(LOGIN_ATTEMPTS),
        WEB_CONCURRENCY: '1',
      });
      try {
        const { token } = await register(server);
        await beginSecondFactor(server, token);
        const processes = await workersOf(server.pid);
        const { passed, refusal } = await exhaust(processes, 422, (count) => {
          const [path, json] = attempt(count);
          return post(server, path, json, token);
        });
        expect(passed).toBeGreaterThanOrEqual(LOGIN_ATTEMPTS);
        expect(passed).toBeLessThanOrEqual(LOGIN_ATTEMPTS * processes);
        expectProblem(refusal, 429);
      } finally {
        await server.stop();
      }
    });
  });
}
