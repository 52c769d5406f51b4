import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectSealed, expectStatus } from '../expectations.ts';
import { send, type Answer, type Ask } from '../http.ts';
import type { Server, Subject } from '../subject.ts';
import { dial, requestText } from '../wire.ts';
import { startUpstream, type Heard, type TestUpstream } from './upstream.ts';

const BODY_LIMIT = 1000;

/** What is forwarded, what is refused, and what becomes of it when the service behind fails. */
export function gateway(subject: Subject): void {
  describe('forwarding', () => {
    let api: TestUpstream;
    let slow: TestUpstream;
    let server: Server;

    beforeAll(async () => {
      api = await startUpstream();
      slow = await startUpstream({
        answer: ({ url }, res) => {
          if (url === '/slow/soon') setTimeout(() => res.end('late'), 700);
        },
      });
      server = await subject.start({
        UPSTREAMS: `${api.url}/api,${api.url}/shop,${slow.url}/slow`,
        UPSTREAM_TIMEOUT_MS: '1500',
        MAX_BODY_BYTES: String(BODY_LIMIT),
        RATE_LIMIT_PER_MINUTE: '0',
      });
    }, 60_000);
    afterAll(async () => {
      await server?.stop();
      await api?.close();
      await slow?.close();
    }, 60_000);

    const ask = (method: string, path: string, options?: Ask): Promise<Answer> =>
      send(server.url, method, path, options);
    const lastHeard = (): Heard => {
      const heard = api.heard.at(-1);
      if (!heard) throw new Error('the upstream has heard nothing');
      return heard;
    };

    it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
      'passes %s on',
      async (method) => {
        expectStatus(await ask(method, '/shop/a%20b?x=1&x=%26'), 200);
        expect(lastHeard()).toMatchObject({ method, url: '/shop/a%20b?x=1&x=%26' });
      },
    );

    it('passes HEAD on', async () => {
      const answer = await ask('HEAD', '/shop');
      expectStatus(answer, 200);
      expect(answer.headers['x-upstream']).toBe('kept');
    });

    it('passes bodies on byte for byte', async () => {
      const body = randomBytes(BODY_LIMIT);
      const headers = { 'Content-Type': 'application/octet-stream' };
      expectStatus(await ask('POST', '/shop', { body, headers }), 200);
      expect(lastHeard().body).toBe(body.toString('latin1'));
    });

    it('keeps every cookie that is set', async () => {
      expect((await ask('GET', '/shop')).headers['set-cookie']).toEqual(['a=1', 'b=2']);
    });

    it.each(['/', '/shopping', '/SHOP', '/admin'])('knows nothing of %s', async (path) => {
      const before = api.heard.length;
      expectStatus(await ask('GET', path), 404);
      expect(api.heard.length).toBe(before);
    });

    it.each([
      '/shop/../admin',
      '/shop/./a',
      '/shop/..',
      '/shop/%2e%2e/admin',
      '/shop/..%2fadmin',
      '/shop/..%5cadmin',
      '/shop/%zz',
      '//shop',
    ])('does not pass %s on', async (path) => {
      const before = api.heard.length;
      const wire = await dial(server.url);
      wire.send(requestText('GET', path, { Connection: 'close' }));
      expect(await wire.closed()).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(api.heard.length).toBe(before);
    });

    it('does not pass on what is asked of another host', async () => {
      const before = api.heard.length;
      const wire = await dial(server.url);
      wire.send(requestText('GET', `${api.url}/shop`, { Connection: 'close' }));
      expect(await wire.closed()).toMatch(/^HTTP\/1\.1 400 /);
      expect(api.heard.length).toBe(before);
    });

    it('says who asks, and does not believe what the client says of that', async () => {
      await ask('GET', '/shop', {
        headers: {
          'X-Forwarded-For': '192.0.2.1',
          'X-Forwarded-Host': 'evil.example',
          'X-Forwarded-Proto': 'https',
          'X-Real-IP': '192.0.2.1',
          Forwarded: 'for=192.0.2.1',
        },
      });
      const { headers } = lastHeard();
      expect(headers['x-forwarded-for']).toMatch(/^[^,]*127\.0\.0\.1$/);
      expect(headers['x-forwarded-host']).toMatch(/^127\.0\.0\.1/);
      expect(headers['x-forwarded-proto']).toBe('http');
      expect(JSON.stringify(headers)).not.toMatch(/192\.0\.2\.1|evil/);
    });

    it('passes the request id on, and answers with it', async () => {
      const answer = await ask('GET', '/shop', { headers: { 'X-Request-Id': 'trace-1' } });
      expect(answer.headers['x-request-id']).toBe('trace-1');
      expect(lastHeard().headers['x-request-id']).toBe('trace-1');
    });

    it('tells nothing of who made the service', async () => {
      const answer = await ask('GET', '/shop');
      expectSealed(answer);
      expect(answer.headers['server']).toBeUndefined();
      expect(answer.headers['x-powered-by']).toBeUndefined();
    });

    it('refuses larger bodies, also of unknown length', async () => {
      const body = Buffer.alloc(BODY_LIMIT + 1, 'a');
      expectProblem(await ask('POST', '/api/big', { body }), [413]);
      const wire = await dial(server.url);
      const chunk = `${body.length.toString(16)}\r\n${body.toString()}\r\n0\r\n\r\n`;
      wire.send(
        requestText('POST', '/api/big', { 'Transfer-Encoding': 'chunked', Connection: 'close' }),
      );
      wire.send(chunk);
      expect(await wire.until(/^HTTP\/1\.1 \d+/)).toMatch(/^HTTP\/1\.1 413 /);
      wire.hangUp();
    });

    it('waits for a service that takes its time, but not for ever', async () => {
      expectStatus(await ask('GET', '/slow/soon'), 200);
      const began = performance.now();
      expectStatus(await ask('GET', '/slow/never'), 504);
      expect(performance.now() - began).toBeLessThan(4_000);
    });

    it('finishes what it has forwarded after SIGTERM', async () => {
      const stopping = await subject.start({ UPSTREAMS: `${slow.url}/slow` });
      const answer = send(stopping.url, 'GET', '/slow/soon');
      await pause(200);
      const exit = stopping.stop();
      expectStatus(await answer, 200);
      expect((await answer).headers['connection']).toBe('close');
      expect(await exit).toMatchObject({ code: 0 });
    });

    it('says 502 when nobody is there, is not ready then, and recovers by itself', async () => {
      const gone = await startUpstream();
      const alone = await subject.start({ UPSTREAMS: `${gone.url}/api` });
      try {
        await gone.close();
        const answer = await send(alone.url, 'GET', '/api/users');
        expectProblem(answer, [502]);
        expectSealed(answer);
        expectStatus(await send(alone.url, 'GET', '/readyz'), 503);
        expectStatus(await send(alone.url, 'GET', '/livez'), 200);
        const back = await startUpstream({ port: Number(new URL(gone.url).port) });
        try {
          expectStatus(await send(alone.url, 'GET', '/readyz'), 200);
          expectStatus(await send(alone.url, 'GET', '/api/users'), 200);
        } finally {
          await back.close();
        }
      } finally {
        await alone.stop();
      }
    });

    it('starts with nothing less than upstreams that it understands', async () => {
      await expect(subject.start({ UPSTREAMS: 'nonsense' })).rejects.toThrow(/UPSTREAMS/);
    });
  });
}
