import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { expectProblem, expectSealed, expectStatus } from './expectations.ts';
import { send, type Answer } from './http.ts';
import { pathOf } from './naming.ts';
import type { Server, Subject } from './subject.ts';

/** How many requests a client may make. */
export function limits(resources: Resource[], subject: Subject): void {
  const path = pathOfFirst(resources);
  const withServer = async (
    env: Record<string, string>,
    run: (server: Server) => Promise<void>,
  ) => {
    const server = await subject.start(env);
    try {
      await run(server);
    } finally {
      await server.stop();
    }
  };
  // Where sessions end with their process, nobody is signed in here.
  const guarded = subject.features.includes('auth') && subject.surface !== 'pages';
  const letIn = guarded ? [200, 401] : [200, 404];
  const call = (server: Server, forwarded?: string, at = path): Promise<Answer> =>
    send(server.url, 'GET', at, {
      headers: forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded },
    });
  /** Asks until it is refused, and expects that to come after `limit` requests in each process that answers. */
  const exhaust = async (
    server: Server,
    { limit = 5, atOnce = 1, as = nobody } = {},
  ): Promise<Answer> => {
    const processes = await workersOf(server.pid);
    const began = minute();
    for (let passed = 0; ;) {
      const calls = Array.from({ length: atOnce }, (_, index) => call(server, as(passed + index)));
      const answers = await Promise.all(calls);
      const refused = answers.find(({ status }) => status === 429);
      passed += answers.filter(({ status }) => status !== 429).length;
      // A server that counts by the clock starts again when the minute turns.
      const most = limit * processes * (minute() > began ? 2 : 1);
      expect(passed, 'requests that were let through').toBeLessThanOrEqual(most);
      if (!refused) continue;
      expect(passed, 'requests that were let through').toBeGreaterThanOrEqual(limit);
      return refused;
    }
  };
  const five = { RATE_LIMIT_PER_MINUTE: '5' };

  describe.concurrent('the rate limit', () => {
    it('lets 5 requests through when it is 5, then answers 429 with Retry-After', async () => {
      await withServer({ ...five, TRUST_PROXY: '0' }, async (server) => {
        const answer = await exhaust(server);
        expectProblem(answer, 429);
        expectSealed(answer);
        const seconds = Number(answer.headers['retry-after']);
        expect(Number.isInteger(seconds), `Retry-After in seconds\n${answer.story}`).toBe(true);
        expect(seconds).toBeGreaterThanOrEqual(1);
        expect(seconds).toBeLessThanOrEqual(60);

        // Health and everything else outside /api stays open, and so does nothing under it. A gateway counts all but health.
        const elsewhere = subject.surface === 'gateway' ? 429 : 404;
        const readiness = new Set<number>();
        for (let count = 0; count < 20; count += 1) {
          expectStatus(await call(server, undefined, '/livez'), 200);
          // That a database is slow for a moment is no limit.
          const ready = await call(server, undefined, '/readyz');
          expectStatus(ready, 200, 503);
          readiness.add(ready.status);
          expectStatus(await call(server, undefined, '/no-such-page'), elsewhere);
        }
        expect(readiness).toContain(200);
        // Let through only where the minute has turned: then it is read, and is no JSON.
        const [toPost] = path.split('?');
        const post = await send(server.url, 'POST', toPost!, { body: '{' });
        expectStatus(post, 429, resources.length > 0 ? 400 : 404);
      });
    });

    it('does not believe X-Forwarded-For without TRUST_PROXY', async () => {
      await withServer({ ...five, TRUST_PROXY: '0' }, async (server) => {
        await exhaust(server, { as: (count) => `203.0.113.${count + 1}` });
      });
    });

    it('counts per client of the proxy with TRUST_PROXY=1, whatever that client claims', async () => {
      await withServer({ ...five, TRUST_PROXY: '1' }, async (server) => {
        await exhaust(server, { as: (count) => `198.51.100.${count + 1}, 203.0.113.7` });
        for (const other of ['203.0.113.8', '203.0.113.7, 203.0.113.9', '2001:db8::1']) {
          expectStatus(await call(server, other), ...letIn);
        }
        for (const odd of ['', ',', 'nonsense', '203.0.113.300', '"><script>', 'x'.repeat(2_000)]) {
          expect((await call(server, odd)).status).toBeLessThan(500);
        }
      });
    });

    it('counts the second last address with TRUST_PROXY=2', async () => {
      await withServer({ ...five, TRUST_PROXY: '2' }, async (server) => {
        await exhaust(server, { as: (count) => `203.0.113.7, 198.51.100.${count + 1}` });
        expectStatus(await call(server, '203.0.113.8, 198.51.100.1'), ...letIn);
      });
    });

    it('is 300 unless told', { timeout: 120_000 }, async () => {
      // Each process counts for itself, and a slow machine may not manage 600 within a minute.
      await withServer({ WEB_CONCURRENCY: '1' }, async (server) => {
        expectProblem(await exhaust(server, { limit: 300, atOnce: 50 }), 429);
      });
    });
  });
}

/** Without a proxy in between. */
const nobody: (count: number) => string | undefined = () => undefined;

const minute = (): number => Math.floor(Date.now() / 60_000);

/** How many processes answer for a server: its children where it has some (a master and its workers), else itself. */
export async function workersOf(pid: number): Promise<number> {
  try {
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return Math.max(1, children.split(' ').filter(Boolean).length);
  } catch {
    // Not on Linux, where nobody tells as cheaply.
    return 16;
  }
}

function pathOfFirst([resource]: Resource[]): string {
  return resource ? `${pathOf(resource)}?pageSize=1` : '/api/no-such-resource';
}
