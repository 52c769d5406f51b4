import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { expectNothingTold, expectProblem, expectSealed, expectStatus } from './expectations.ts';
import type { Answer } from './http.ts';
import { pathOf } from './naming.ts';
import type { Stage } from './stage.ts';
import { dial, requestText } from './wire.ts';

/** Paths that lead nowhere. */
export function paths(resources: Resource[], stage: Stage): void {
  describe('a path under /api that leads nowhere', () => {
    const nowhere = [
      '/api',
      '/api/',
      '/api/no-such-resource',
      '/api/no-such-resource/1',
      '/api/__proto__',
    ];
    for (const resource of resources.slice(0, 1)) {
      const path = pathOf(resource);
      nowhere.push(`${path}/1/2/3`, `${path}/`, path.replace('/api', '/api/'), path.toUpperCase());
      nowhere.push(path.replace('/api', '/API'), `${path}.json`, `${path}%20`);
    }
    it.each(nowhere)('%s is 404', async (path) => {
      // Only /api itself in small letters is under /api.
      const expect404 = (answer: Answer, status: number | number[]) =>
        path === '/api' || path.startsWith('/api/')
          ? expectProblem(answer, status)
          : expectStatus(answer, ...[status].flat());
      expect404(await stage.send('GET', path), 404);
      // An empty id would be one that other methods are not for.
      expect404(await stage.send('DELETE', path), [404, 405]);
      expect404(await stage.send('POST', path, { json: {} }), [404, 405]);
    });

    it.each(['%', '%zz', '%ff', '%e0%a4%a', '%00', '%2e%2e%2f', 'a%2fb'])(
      '/api/%s is 404 or 400',
      async (encoded) => {
        expectProblem(await stage.send('GET', `/api/${encoded}`), [400, 404]);
      },
    );

    it('is a problem document also for who would like HTML', async () => {
      const headers = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
      expectProblem(await stage.send('GET', '/api/no-such-resource', { headers }), 404);
    });
  });

  describe('a path elsewhere that leads nowhere', () => {
    it.each(['/no-such-page', '/apiary', '/no/such/page?a=1'])(
      '%s is HTML by Accept',
      async (path) => {
        const headers = {
          Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
        };
        const answer = await stage.send('GET', path, { headers });
        expectStatus(answer, 404);
        expect(answer.headers['content-type'], answer.story).toMatch(/^text\/html(;|$)/);
        expect(answer.text, answer.story).toMatch(/<html/i);
        expectSealed(answer);
      },
    );

    it.each(['/no-such-page', '/apiary'])('%s is JSON by Accept', async (path) => {
      const answer = await stage.send('GET', path, { headers: { Accept: 'application/json' } });
      expectStatus(answer, 404);
      expect(answer.headers['content-type'], answer.story).toMatch(
        /^application\/(.+\+)?json(;|$)/,
      );
      expect(answer.json, answer.story).toEqual(expect.any(Object));
      expectSealed(answer);
    });

    it.each([
      '/%',
      '/%zz',
      '/%ff',
      '/%00',
      '/%2e%2e/%2e%2e/etc/passwd',
      `/${'a'.repeat(100)}`,
      '//',
      '/\\',
    ])('%s is 404 or 400', async (path) => {
      const answer = await stage.send('GET', path);
      expectStatus(answer, 400, 404);
      expectNothingTold(answer);
    });

    it('does not repeat the path as markup', async () => {
      const headers = { Accept: 'text/html' };
      const answer = await stage.send('GET', '/%3Cscript%3Ealert(1)%3C/script%3E', { headers });
      expectStatus(answer, 404);
      expect(answer.text).not.toMatch(/<script>alert/);
    });
  });

  it.each([
    'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
    'NOT EVEN HTTP\r\n\r\n',
    '\u0000\u0001\r\n\r\n',
  ])('the raw bytes %j neither harm the server nor learn anything', async (bytes) => {
    const wire = await dial(stage.url());
    wire.send(bytes);
    const came = await wire.until(/\r\n\r\n/);
    wire.hangUp();
    if (came !== '') expect(came).toMatch(/^HTTP\/1\.1 [234]\d\d/);
    expect(came).not.toMatch(/gunicorn|python|django|express|node/i);
    const wire2 = await dial(stage.url());
    wire2.send(requestText('GET', '/livez', { Connection: 'close' }));
    expect(await wire2.closed()).toMatch(/^HTTP\/1\.1 200/);
  });
}
