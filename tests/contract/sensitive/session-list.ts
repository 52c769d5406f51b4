import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { askAs, opens, PASSWORD, post, register, signIn } from '../accounts/client.ts';
import { expectInstant, expectProblem, expectStatus } from '../expectations.ts';
import type { Server, Subject } from '../subject.ts';

const SESSIONS = '/api/auth/sessions';
const DAY_MS = 24 * 60 * 60 * 1000;

type Listed = {
  id: string;
  createdAt: string;
  lastUsedAt: string;
  expiresAt: string;
  address: string;
  userAgent: string | null;
  current: boolean;
};

async function listed(server: Server, token: string): Promise<Listed[]> {
  const answer = await askAs(server, token, 'GET', SESSIONS);
  expectStatus(answer, 200);
  expect(Object.keys(answer.json as object), answer.story).toEqual(['items']);
  return (answer.json as { items: Listed[] }).items;
}

/** One sees where one is signed in, and ends what one does not know. */
export function sessionList(subject: Subject, server: () => Server): void {
  describe('the list of sessions', () => {
    it('has every session of one’s own, the newest first, without its token', async () => {
      const { user, token } = await register(server());
      await register(server());
      const headers = { 'User-Agent': 'A browser/1.0 (über)' };
      const json = { email: user.email, password: PASSWORD };
      const login = await askAs(server(), undefined, 'POST', '/api/auth/login', { json, headers });
      expectStatus(login, 200);
      const second = login.json as { token: string; expiresAt: string };
      const items = await listed(server(), token);
      expect(items.map(({ current }) => current)).toEqual([false, true]);
      expect(new Set(items.map(({ id }) => id)).size).toBe(2);
      for (const item of items) {
        expect(Object.keys(item).toSorted()).toEqual(
          [
            'address',
            'createdAt',
            'current',
            'expiresAt',
            'id',
            'lastUsedAt',
            'userAgent',
          ].toSorted(),
        );
        expect(item.address).toMatch(/^(::ffff:)?127\.0\.0\.1$/);
        for (const moment of [item.createdAt, item.lastUsedAt, item.expiresAt]) {
          expectInstant(moment, JSON.stringify(item));
        }
        const life = Date.parse(item.expiresAt) - Date.parse(item.createdAt);
        expect(Math.abs(life - DAY_MS)).toBeLessThan(60_000);
      }
      expect(items[0]).toMatchObject({ expiresAt: second.expiresAt });
      expect(items[0]?.userAgent).toMatch(/^A browser\/1\.0 /);
      expect(items[1]?.userAgent).toBeNull();
      const [first] = (await listed(server(), second.token)).filter(({ current }) => current);
      expect(first?.id).toBe(items[0]?.id);
      expectProblem(await askAs(server(), token, 'GET', `${SESSIONS}?page=1`), 422);
      expectProblem(await askAs(server(), undefined, 'GET', SESSIONS), 401);
    });

    it('keeps of a User-Agent what is of a sensible length', async () => {
      const { user, token } = await register(server());
      const headers = { 'User-Agent': 'x'.repeat(2000) };
      const json = { email: user.email, password: PASSWORD };
      expectStatus(
        await askAs(server(), undefined, 'POST', '/api/auth/login', { json, headers }),
        200,
      );
      expect((await listed(server(), token))[0]?.userAgent ?? '').toMatch(/^x{0,255}$/);
    });

    it('ends one of them at once', async () => {
      const { user, token } = await register(server());
      const other = await signIn(server(), user.email);
      const third = await signIn(server(), user.email);
      const { id } = (await listed(server(), other.token)).find(({ current }) => current)!;
      expectStatus(await askAs(server(), token, 'DELETE', `${SESSIONS}/${id}`), 204);
      expect(await opens(server(), other.token)).toBe(false);
      expect(await opens(server(), third.token)).toBe(true);
      expect(await listed(server(), token)).toHaveLength(2);
      expectProblem(await askAs(server(), token, 'DELETE', `${SESSIONS}/${id}`), 404);
      const own = (await listed(server(), token)).find(({ current }) => current)!;
      expectStatus(await askAs(server(), token, 'DELETE', `${SESSIONS}/${own.id}`), 204);
      expect(await opens(server(), token)).toBe(false);
    });

    it('ends all the others', async () => {
      const { user, token } = await register(server());
      const stranger = await register(server());
      const other = await signIn(server(), user.email);
      expectStatus(await askAs(server(), token, 'DELETE', SESSIONS), 204);
      expect(await opens(server(), other.token)).toBe(false);
      expect(await opens(server(), token)).toBe(true);
      expect(await opens(server(), stranger.token)).toBe(true);
      expect(await listed(server(), token)).toHaveLength(1);
    });

    it('ends nobody else’s', async () => {
      const mine = await register(server());
      const others = await register(server());
      const [other] = await listed(server(), others.token);
      for (const id of [other!.id, 'no-such-id', '0', '%00', others.token]) {
        const answer = await askAs(server(), mine.token, 'DELETE', `${SESSIONS}/${id}`);
        expectProblem(answer, id === '%00' ? [400, 404] : 404);
      }
      expect(await opens(server(), others.token)).toBe(true);
    });

    it('has none that ended with the password', async () => {
      const { user, token } = await register(server());
      await signIn(server(), user.email);
      const json = { current: PASSWORD, password: `${PASSWORD}, changed` };
      const answer = await post(server(), '/api/auth/password', json, token);
      expectStatus(answer, 200);
      const items = await listed(server(), (answer.json as { token: string }).token);
      expect(items.map(({ current }) => current)).toEqual([true]);
    });
  });

  describe('a session that is not used', () => {
    it('ends, and one that is does not', async () => {
      const env = { RATE_LIMIT_PER_MINUTE: '0', SESSION_IDLE_SECONDS: '3' };
      const server = await subject.start(env, { signedIn: false });
      try {
        const { user, token } = await register(server);
        const idle = await signIn(server, user.email);
        for (let time = 0; time < 10; time += 1) {
          await pause(500);
          expect(await opens(server, token)).toBe(true);
        }
        expect(await opens(server, idle.token)).toBe(false);
        expect(await listed(server, token)).toHaveLength(1);
        await pause(3500);
        expect(await opens(server, token)).toBe(false);
      } finally {
        await server.stop();
      }
    });
  });
}
