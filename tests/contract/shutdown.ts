import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { itNeeds } from './capabilities.ts';
import { expectStatus } from './expectations.ts';
import { send } from './http.ts';
import { createStage, pathOf, type Stage, type Stored } from './stage.ts';
import type { Exit, Server, Subject } from './subject.ts';
import { dial, requestText } from './wire.ts';

/** Windows has no signal that a process could answer. */
const signals = process.platform !== 'win32';

/** SIGTERM: what is in flight is finished, what is idle is let go, and the process ends well within 10 seconds. */
export function shutdown(resources: Resource[], subject: Subject, shared: Stage): void {
  const [resource] = resources;
  const booted = async <T>(run: (server: Server) => Promise<T>): Promise<T> => {
    const server = await subject.start({ RATE_LIMIT_PER_MINUTE: '0' });
    try {
      return await run(server);
    } finally {
      await server.stop('SIGKILL');
    }
  };

  // A client that never ends its request may cost the server its whole grace, so this one starts before all others.
  let stalled: Promise<Exit> | undefined;
  beforeAll(() => {
    if (!signals) return;
    stalled = booted(async (server) => {
      const wire = await dial(server.url);
      wire.send(requestText('POST', resource ? pathOf(resource) : '/api', half(100)));
      await pause(200);
      const exit = await server.stop();
      wire.hangUp();
      return exit;
    });
    stalled.catch(() => {});
  });

  const title = signals ? 'SIGTERM' : 'SIGTERM [skipped: Windows has none]';
  describe.skipIf(!signals).concurrent(title, () => {
    it('ends an idle server with code 0', () =>
      booted(async (server) => expectClean(await server.stop(), 5)));

    it('is not held up by idle keep-alive connections or by silent ones', () =>
      booted(async (server) => {
        const idle = await Promise.all([dial(server.url), dial(server.url), dial(server.url)]);
        for (const wire of idle.slice(1)) {
          wire.send(requestText('GET', '/livez', { Connection: 'keep-alive' }));
          await wire.until(/"ok"/);
        }
        expectClean(await server.stop());
        for (const wire of idle) await wire.closed();
      }));

    if (resource) {
      itNeeds('persistence', subject.capabilities, 'stores what was in flight', () =>
        booted(async (server) => {
          const { id } = await finishInFlight(server);
          expectStatus(await shared.send('GET', `${pathOf(resource)}/${id}`), 200);
          expectStatus(await shared.send('DELETE', `${pathOf(resource)}/${id}`), 204);
        }),
      );

      it('answers 201 to a POST whose second half comes after it', () =>
        booted(async (server) => void (await finishInFlight(server))));
    }

    it('makes the server refuse or be unready while it finishes', () =>
      booted(async (server) => {
        const wire = await dial(server.url);
        wire.send(requestText('POST', resource ? pathOf(resource) : '/api', half(2)));
        await pause(200);
        const stopping = server.stop();
        await pause(300);
        // Either nobody listens any more, or who does says 503.
        const answer = await send(server.url, 'GET', '/readyz').catch(() => undefined);
        if (answer) expectStatus(answer, 503);
        wire.send('{}');
        await wire.until(/\r\n\r\n/);
        wire.hangUp();
        expectClean(await stopping);
      }));
  });

  it.skipIf(!signals)(
    'SIGTERM ends the server in time though a client never ends its request',
    async () => {
      expectClean((await stalled) as Exit);
    },
  );

  async function finishInFlight(server: Server): Promise<Stored> {
    if (!resource) throw new Error('there is nothing to post');
    const stage = createStage(subject.resources, () => server);
    const body = Buffer.from(JSON.stringify(await stage.body(resource)));
    const middle = Math.floor(body.length / 2);
    const wire = await dial(server.url);
    wire.send(requestText('POST', pathOf(resource), half(body.length)));
    wire.send(body.subarray(0, middle));
    await pause(200);
    const stopping = server.stop();
    await pause(500);
    wire.send(body.subarray(middle));
    const answer = await wire.closed();
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    expectClean(await stopping);
    return JSON.parse(/\{.*\}/s.exec(answer)?.[0] ?? '') as Stored;
  }
}

const half = (length: number): Record<string, string> => ({
  'Content-Type': 'application/json',
  'Content-Length': String(length),
});

function expectClean({ code, signal, seconds }: Exit, most = 10): void {
  expect({ code, signal }).toEqual({ code: 0, signal: null });
  expect(seconds, 'seconds until the process had ended').toBeLessThan(most);
}
