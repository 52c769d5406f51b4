import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { itNeeds } from './capabilities.ts';
import { expectStatus } from './expectations.ts';
import { send } from './http.ts';
import { pathOf } from './naming.ts';
import { createStage, type Stage, type Stored } from './stage.ts';
import type { Exit, Server, Subject } from './subject.ts';
import { authorization } from './signed-in.ts';
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

  // What a server can't tell from a slow client may cost it its whole grace, so these start before all other tests.
  const slow: Record<string, (base: string) => string> = {
    'never ends its request': (base) =>
      requestText('POST', pathOr(resource), { ...half(100), ...authorization(base) }),
    'never begins its request': () => '',
    'never ends its headers': () => 'GET /livez HTTP/1.1\r\nHost:',
  };
  const exits = new Map<string, Promise<Exit>>();
  beforeAll(() => {
    if (!signals) return;
    for (const [what, bytesFor] of Object.entries(slow)) {
      const exit = booted(async (server) => {
        const wire = await dial(server.url);
        wire.send(bytesFor(server.url));
        await pause(200);
        const ended = await server.stop();
        wire.hangUp();
        return ended;
      });
      // Whoever waits for it is told; until then it is not unheard of.
      exit.catch(() => {});
      exits.set(what, exit);
    }
  });

  const title = signals ? 'SIGTERM' : 'SIGTERM [skipped: Windows has none]';
  describe.skipIf(!signals).concurrent(title, () => {
    it('ends an idle server with code 0', () =>
      booted(async (server) => expectClean(await server.stop())));

    it('ends a server that prints to nobody any more', () =>
      booted(async (server) => {
        server.deafen();
        // Python says 120 where it can't write its last lines; what counts is that it ends by itself.
        const { code, signal, seconds } = await server.stop();
        expect({ code, signal }).toEqual({ code: expect.any(Number) as number, signal: null });
        expect(seconds).toBeLessThan(10);
      }));

    it('is not held up by idle keep-alive connections', () =>
      booted((lonely) =>
        booted(async (server) => {
          const idle = await Promise.all([dial(server.url), dial(server.url)]);
          for (const wire of idle) {
            wire.send(requestText('GET', '/livez', { Connection: 'keep-alive' }));
            await wire.until(/"ok"/);
          }
          // Beside one that nobody is connected to: a machine that is busy makes both slow.
          const [held, free] = await Promise.all([server.stop(), lonely.stop()]);
          expectClean(free);
          expectClean(held, Math.min(10, free.seconds + 4));
          for (const wire of idle) await wire.closed();
        }),
      ));

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
        wire.send(
          requestText('POST', pathOr(resource), { ...half(2), ...authorization(server.url) }),
        );
        await pause(200);
        const stopping = server.stop();
        await expectUnready(server, 2_000);
        wire.send('{}');
        await wire.until(/\r\n\r\n/);
        wire.hangUp();
        expectClean(await stopping);
      }));
  });

  it.skipIf(!signals).each(Object.keys(slow))(
    'SIGTERM ends the server though a client %s',
    async (what) => {
      expectClean((await exits.get(what)) as Exit);
    },
  );

  async function finishInFlight(server: Server): Promise<Stored> {
    if (!resource) throw new Error('there is nothing to post');
    const stage = createStage(subject.resources, () => server);
    const body = Buffer.from(JSON.stringify(await stage.body(resource)));
    const middle = Math.floor(body.length / 2);
    const wire = await dial(server.url);
    wire.send(
      requestText('POST', pathOf(resource), {
        ...half(body.length),
        ...authorization(server.url),
      }),
    );
    wire.send(body.subarray(0, middle));
    await pause(200);
    const stopping = server.stop();
    await pause(500);
    wire.send(body.subarray(middle));
    const answer = await wire.closed();
    expect(answer, answer).toMatch(/^HTTP\/1\.1 201 /);
    expectClean(await stopping);
    return JSON.parse(/\{.*\}/s.exec(answer)?.[0] ?? '') as Stored;
  }
}

const pathOr = (resource: Resource | undefined): string => (resource ? pathOf(resource) : '/api');

const half = (length: number): Record<string, string> => ({
  'Content-Type': 'application/json',
  'Content-Length': String(length),
});

function expectClean({ code, signal, seconds }: Exit, most = 10): void {
  expect({ code, signal }).toEqual({ code: 0, signal: null });
  expect(seconds, 'seconds until the process had ended').toBeLessThan(most);
}

/** Either nobody listens any more, or who does says 503; a master may take a moment to tell its workers. */
async function expectUnready(server: Server, milliseconds: number): Promise<void> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    const answer = await send(server.url, 'GET', '/readyz').catch(() => undefined);
    if (answer?.status !== 200) return answer && expectStatus(answer, 503);
    if (performance.now() > deadline) expectStatus(answer, 503);
    await pause(50);
  }
}
