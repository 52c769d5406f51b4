import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { expectProblem, expectSealed, expectStatus } from './expectations.ts';
import { allowed, expectHeadLikeGet } from './methods.ts';
import { send, type Answer } from './http.ts';
import type { Absence } from './outage.ts';
import { pathOf } from './naming.ts';
import type { Stage } from './stage.ts';
import type { Server, Subject } from './subject.ts';

/** Whether the process lives, and whether it can serve. */
export function health(stage: Stage): void {
  describe('/livez and /readyz', () => {
    it('/livez says ok', async () => {
      const answer = await stage.send('GET', '/livez');
      expectStatus(answer, 200);
      expect(answer.headers['content-type'], answer.story).toMatch(/^application\/json(;|$)/);
      expect(answer.json).toEqual({ status: 'ok' });
    });

    it('/readyz is 200 while the database answers', async () => {
      expectStatus(await stage.send('GET', '/readyz'), 200);
    });

    it.each(['/livez', '/readyz'])('%s answers under any host name', async (path) => {
      const answer = await stage.send('GET', path, { headers: { Host: 'probe.invalid:81' } });
      expectStatus(answer, 200);
    });

    it.each(['/livez', '/readyz'])('%s answers HEAD like GET', async (path) => {
      await expectHeadLikeGet(stage, path);
    });

    const lacking = ['POST', 'PUT', 'PATCH', 'DELETE'];
    it.each(['/livez', '/readyz'])('%s answers other methods with 405 and Allow', async (path) => {
      for (const method of lacking) {
        const answer = await stage.send(method, path);
        expectStatus(answer, 405);
        expect(allowed(answer), answer.story).toContain('GET');
        expect(allowed(answer), answer.story).not.toContain(method);
        expectSealed(answer);
      }
    });

    it.each(['/livez', '/readyz'])('%s answers OPTIONS with success and Allow', async (path) => {
      const answer = await stage.send('OPTIONS', path);
      expectStatus(answer, 200, 204);
      expect(allowed(answer), answer.story).toContain('GET');
    });
  });
}

/** A database that goes away and comes back. Runs last, with a server of its own. */
export function outages(resources: Resource[], subject: Subject): void {
  const { outage } = subject;
  const title = 'a database that goes away: /readyz is 503 within 2 s and 200 again by itself';
  if (!outage) {
    it.skip(`${title} [skipped: there is no database server to lose]`, () => {});
    return;
  }
  it.each<Absence>(['refusing', 'silent'])(`${title} (%s)`, async (how) => {
    const server = await subject.start({ RATE_LIMIT_PER_MINUTE: '0' });
    try {
      await outage.begin(how);
      try {
        // Nobody promises an answer from a database that took the question, where a driver can't give it up.
        const asked = how === 'refusing' || subject.capabilities.givesUpSilence;
        await whileAway(server, asked && resources[0] ? pathOf(resources[0]) : undefined);
      } finally {
        await outage.end();
      }
      await backWithin(server, 15_000);
    } finally {
      await server.stop();
    }
  });
}

async function whileAway(server: Server, path: string | undefined): Promise<void> {
  const began = performance.now();
  const answer = await send(server.url, 'GET', '/readyz');
  expectStatus(answer, 503);
  expectSealed(answer);
  expect(performance.now() - began, 'milliseconds until /readyz was 503').toBeLessThan(2_200);
  const alive = performance.now();
  expectStatus(await send(server.url, 'GET', '/livez'), 200);
  expect(performance.now() - alive, 'milliseconds of /livez').toBeLessThan(500);
  if (path === undefined) return;
  const failed: Answer = await send(server.url, 'GET', path);
  expectProblem(failed, [500, 503]);
  expectSealed(failed);
}

async function backWithin(server: Server, milliseconds: number): Promise<void> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    const answer = await send(server.url, 'GET', '/readyz');
    if (answer.status === 200) return;
    if (performance.now() > deadline) expectStatus(answer, 200);
    await pause(100);
  }
}
