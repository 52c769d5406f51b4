import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { expectProblem, expectSealed, expectStatus } from './expectations.ts';
import { send, type Answer } from './http.ts';
import { pathOf } from './stage.ts';
import type { Server, Subject } from './subject.ts';

/** The limit counts per process, and a server may run several. */
const MOST_PROCESSES = 16;

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
  const call = (server: Server, forwarded?: string, at = path): Promise<Answer> =>
    send(server.url, 'GET', at, {
      headers: forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded },
    });
  /** Asks until it is refused; answers how often that was not so. */
  const exhaust = async (
    server: Server,
    next: (count: number) => string | undefined = () => undefined,
  ) => {
    for (let count = 0; count < 5 * MOST_PROCESSES + 5; count += 1) {
      const answer = await call(server, next(count));
      if (answer.status === 429) return { passed: count, answer };
    }
    throw new Error(`RATE_LIMIT_PER_MINUTE=5 let ${5 * MOST_PROCESSES + 5} requests through`);
  };
  const five = { RATE_LIMIT_PER_MINUTE: '5' };

  describe.concurrent('the rate limit', () => {
    it('lets 5 requests through when it is 5, then answers 429 with Retry-After', async () => {
      await withServer({ ...five, TRUST_PROXY: '0' }, async (server) => {
        const { passed, answer } = await exhaust(server);
        expect(passed).toBeGreaterThanOrEqual(5);
        expectProblem(answer, 429);
        expectSealed(answer);
        const seconds = Number(answer.headers['retry-after']);
        expect(Number.isInteger(seconds), `Retry-After in seconds\n${answer.story}`).toBe(true);
        expect(seconds).toBeGreaterThanOrEqual(1);
        expect(seconds).toBeLessThanOrEqual(60);

        // Health and everything else outside /api stays open, and so does nothing under it.
        for (let count = 0; count < 20; count += 1) {
          expectStatus(await call(server, undefined, '/livez'), 200);
          expectStatus(await call(server, undefined, '/readyz'), 200);
          expectStatus(await call(server, undefined, '/no-such-page'), 404);
        }
        const post = await send(server.url, 'POST', path, { body: '{' });
        expectStatus(post, 429, 400);
      });
    });

    it('does not believe X-Forwarded-For without TRUST_PROXY', async () => {
      await withServer({ ...five, TRUST_PROXY: '0' }, async (server) => {
        const { answer } = await exhaust(server, (count) => `203.0.113.${count + 1}`);
        expectProblem(answer, 429);
      });
    });

    it('counts per client of the proxy with TRUST_PROXY=1, whatever that client claims', async () => {
      await withServer({ ...five, TRUST_PROXY: '1' }, async (server) => {
        const { passed } = await exhaust(server, (count) => `198.51.100.${count + 1}, 203.0.113.7`);
        expect(passed).toBeGreaterThanOrEqual(5);
        for (const other of ['203.0.113.8', '203.0.113.7, 203.0.113.9', '2001:db8::1']) {
          expectStatus(await call(server, other), 200, 404);
        }
        for (const odd of ['', ',', 'nonsense', '203.0.113.300', '"><script>', 'x'.repeat(2_000)]) {
          expect((await call(server, odd)).status).toBeLessThan(500);
        }
      });
    });

    it('counts the second last address with TRUST_PROXY=2', async () => {
      await withServer({ ...five, TRUST_PROXY: '2' }, async (server) => {
        await exhaust(server, (count) => `203.0.113.7, 198.51.100.${count + 1}`);
        expectStatus(await call(server, '203.0.113.8, 198.51.100.1'), 200, 404);
      });
    });

    it('is 300 unless told', async () => {
      await withServer({}, async (server) => {
        const passed = await Promise.all(Array.from({ length: 300 }, () => call(server)));
        expect(passed.filter(({ status }) => status === 429)).toHaveLength(0);
        for (let round = 0; round < MOST_PROCESSES; round += 1) {
          const more = await Promise.all(Array.from({ length: 300 }, () => call(server)));
          if (more.some(({ status }) => status === 429)) return;
        }
        throw new Error(`${300 * (MOST_PROCESSES + 1)} requests in a row met no limit`);
      });
    });
  });
}

function pathOfFirst([resource]: Resource[]): string {
  return resource ? `${pathOf(resource)}?pageSize=1` : '/api/no-such-resource';
}
