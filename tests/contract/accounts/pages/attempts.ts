import { describe, expect, it } from 'vitest';
import { expectStatus } from '../../expectations.ts';
import { expectPage } from '../../pages/pages.ts';
import type { Visitor } from '../../pages/visitor.ts';
import { workersOf } from '../../limits.ts';
import type { Server, Subject } from '../../subject.ts';
import { freshEmail, login, PASSWORD } from '../client.ts';
import { exhaust } from '../exhaust.ts';
import { signIn, signUp, stranger, tryToSignIn } from './person.ts';

const LIMIT = 4;

/** Passwords can't be tried one after the other by forms either. */
export function attemptPages(subject: Subject): void {
  const withServer = async (
    run: (server: Server, processes: number) => Promise<void>,
  ): Promise<void> => {
    const env = {
      RATE_LIMIT_PER_MINUTE: '0',
      LOGIN_ATTEMPTS: String(LIMIT),
      WEB_CONCURRENCY: '1',
    };
    const server = await subject.start(env, { signedIn: false });
    try {
      await run(server, await workersOf(server.pid));
    } finally {
      await server.stop();
    }
  };
  const wrong = (visitor: Visitor, email: string) => (count: number) =>
    tryToSignIn(visitor, email, `wrong password ${count}`);

  describe('attempts to sign in', () => {
    it.each(['a user', 'nobody'])('are counted for an email of %s', async (who) => {
      await withServer(async (server, processes) => {
        const { email: known } = await signUp(server);
        const { email: other } = await signUp(server);
        const email = who === 'nobody' ? freshEmail() : known;
        const attempt = wrong(stranger(server), email);
        const { passed, refusal } = await exhaust(processes, 422, attempt);
        expect(passed).toBeGreaterThanOrEqual(LIMIT);
        expect(passed).toBeLessThanOrEqual(LIMIT * processes);
        expectPage(refusal, 429);
        const seconds = Number(refusal.headers['retry-after']);
        expect(seconds, refusal.story).toBeGreaterThan(0);
        expect(seconds, refusal.story).toBeLessThanOrEqual(15 * 60);
        expectPage(await tryToSignIn(stranger(server), email, PASSWORD), 429);
        await signIn(server, other);
        if (subject.surface === 'both') expectStatus(await login(server, email), 429);
      });
    });

    it('are counted where the password is changed, too', async () => {
      await withServer(async (server, processes) => {
        const { visitor } = await signUp(server);
        const { passed } = await exhaust(processes, 422, (count) =>
          visitor.fill('/auth/password', {
            current: `wrong password ${count}`,
            password: `new ${PASSWORD}`,
          }),
        );
        expect(passed).toBeGreaterThanOrEqual(LIMIT);
        expect(passed).toBeLessThanOrEqual(LIMIT * processes);
      });
    });
  });
}
