import { describe, expect, it } from 'vitest';
import { expectProblem, expectSealed, expectStatus } from '../expectations.ts';
import { workersOf } from '../limits.ts';
import type { Server, Subject } from '../subject.ts';
import { freshEmail, login, PASSWORD, post, register } from './client.ts';
import { exhaust } from './exhaust.ts';

const LIMIT = 5;

/** Passwords can't be tried one after the other. */
export function attempts(subject: Subject): void {
  const withServer = async (
    run: (server: Server, processes: number) => Promise<void>,
    limit = LIMIT,
  ): Promise<void> => {
    // One process where that can be said: each counts for itself, and which of them answers is chance.
    const env = {
      RATE_LIMIT_PER_MINUTE: '0',
      LOGIN_ATTEMPTS: String(limit),
      WEB_CONCURRENCY: '1',
    };
    const server = await subject.start(env);
    try {
      await run(server, await workersOf(server.pid));
    } finally {
      await server.stop();
    }
  };
  const wrong = (count: number) => `wrong password ${count}`;

  describe.concurrent('attempts to sign in', () => {
    it.each(['an email that has a user', 'an email that nobody has'])(
      'are counted for %s, and then nobody gets in',
      async (who) => {
        await withServer(async (server, processes) => {
          const { user } = await register(server);
          const other = await register(server);
          const email = who.includes('nobody') ? freshEmail() : user.email;
          const { passed, refusal } = await exhaust(processes, 401, (count) =>
            login(server, email, wrong(count)),
          );
          expect(passed).toBeGreaterThanOrEqual(LIMIT);
          expect(passed).toBeLessThanOrEqual(LIMIT * processes);
          expectProblem(refusal, 429);
          expectSealed(refusal);
          const seconds = Number(refusal.headers['retry-after']);
          expect(seconds, refusal.story).toBeGreaterThan(0);
          expect(seconds, refusal.story).toBeLessThanOrEqual(15 * 60);
          expectProblem(await login(server, email.toUpperCase(), PASSWORD), 429);
          expectStatus(await login(server, other.user.email), 200);
        });
      },
    );

    it('are counted for one address, whichever emails it tries', async () => {
      await withServer(async (server, processes) => {
        const { user } = await register(server);
        const { passed } = await exhaust(processes, 401, (count) =>
          login(server, freshEmail(), wrong(count)),
        );
        expect(passed).toBeGreaterThanOrEqual(5 * LIMIT);
        expect(passed).toBeLessThanOrEqual(5 * LIMIT * processes);
        expectProblem(await login(server, user.email), 429);
      });
    });

    it('are counted where the password is changed, too', async () => {
      await withServer(async (server, processes) => {
        const { token } = await register(server);
        const { passed } = await exhaust(processes, 422, (count) => {
          const json = { current: wrong(count), password: `new ${PASSWORD}` };
          return post(server, '/api/auth/password', json, token);
        });
        expect(passed).toBeGreaterThanOrEqual(LIMIT);
        expect(passed).toBeLessThanOrEqual(LIMIT * processes);
      });
    });

    it('are not counted where they succeed', async () => {
      await withServer(async (server, processes) => {
        const { user } = await register(server);
        for (let count = 0; count < (LIMIT + 1) * processes; count += 1) {
          expectStatus(await login(server, user.email), 200);
        }
      });
    });

    it('are not counted where that is switched off', async () => {
      await withServer(async (server) => {
        const email = freshEmail();
        for (let count = 0; count < 30; count += 1) {
          expectProblem(await login(server, email, wrong(count)), 401);
        }
      }, 0);
    });
  });
}
