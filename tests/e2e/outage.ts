import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../contract/http.ts';
import { openProject, type Server, type Subject } from '../contract/subject.ts';
import { startLoad } from './load.ts';
import { privateServer, type PrivateServer } from './private-server.ts';

const AWAY = 10_000;
const BACK_WITHIN = 15_000;

/**
 * What a project does under load when its database server dies for ten seconds, and when it is told to stop. On a server of
 * the test's own, started and killed for real.
 */
export function describeOutage(directory: string, kind: Parameters<typeof privateServer>[0]): void {
  describe('under load', { timeout: 120_000 }, () => {
    let database: PrivateServer;
    let opened: Subject | undefined;
    const project = (): Subject => {
      if (!opened) throw new Error('the project was not opened');
      return opened;
    };

    beforeAll(async () => {
      database = await privateServer(kind);
      await database.start();
      await database.create('outage');
      opened = await openProject(directory, { databaseUrl: `${database.url}/outage` });
    }, 120_000);

    afterAll(async () => {
      await opened?.close();
      await database.remove();
    });

    it('answers 503 while the database is away for 10 s, and is back by itself', async () => {
      const server = await project().start({ RATE_LIMIT_PER_MINUTE: '0' });
      try {
        const load = await startLoad(project(), server);
        await pause(1_000);
        expect(load.tally()).toEqual({ 200: expect.any(Number), 201: expect.any(Number) });

        await database.kill();
        await pause(500);
        load.forget();
        const until = performance.now() + AWAY;
        while (performance.now() < until) {
          const [ready, alive] = await Promise.all([
            timed(server, '/readyz'),
            timed(server, '/livez'),
          ]);
          expect([ready.status, alive.status]).toEqual([503, 200]);
          // What the machine is busy with otherwise, both wait for.
          expect(ready.took - alive.took).toBeLessThan(2_000);
          expect(alive.took).toBeLessThan(4_000);
          await pause(500);
        }
        expect(load.tally()).toEqual({ 503: expect.any(Number) });

        await database.start();
        await readyWithin(server, BACK_WITHIN);
        await pause(500);
        load.forget();
        await pause(1_000);
        const back = load.tally();
        await load.end();
        expect(back).toEqual({ 200: expect.any(Number), 201: expect.any(Number) });
        // What was stored in the moment of the crash may not have come back to be told.
        expect((await load.lost(server)).unstored).toEqual([]);
      } finally {
        expect(await server.stop()).toMatchObject({ code: 0 });
      }
    });

    it('loses no request when it is told to stop', async () => {
      const server = await project().start({ RATE_LIMIT_PER_MINUTE: '0' });
      const load = await startLoad(project(), server);
      await pause(1_000);
      const { code, seconds } = await server.stop('SIGTERM');
      await load.end();
      expect({ code, inTime: seconds < 10 }).toEqual({ code: 0, inTime: true });
      const { 200: read, 201: made, ...others } = load.tally();
      expect([read, made]).toEqual([expect.any(Number), expect.any(Number)]);
      expect(others, 'answers beside 200 and 201').toEqual({});
      const next = await project().start({ RATE_LIMIT_PER_MINUTE: '0' });
      try {
        expect(await load.lost(next)).toEqual({ untold: [], unstored: [] });
      } finally {
        await next.stop();
      }
    });
  });
}

async function timed(server: Server, path: string) {
  const began = performance.now();
  const { status } = await send(server.url, 'GET', path);
  return { status, took: performance.now() - began };
}

async function readyWithin(server: Server, milliseconds: number): Promise<void> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    if ((await send(server.url, 'GET', '/readyz')).status === 200) return;
    if (performance.now() > deadline) throw new Error('/readyz is not 200 again');
    await pause(100);
  }
}
