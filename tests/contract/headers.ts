import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { expectSealed, expectStatus } from './expectations.ts';
import type { Answer, Ask } from './http.ts';
import { pathOf } from './naming.ts';
import type { Stage } from './stage.ts';

const SANE = ['abc', 'trace-0123456789', 'A_b.c-9', '7d444840-9dc0-11d1-b245-5ffdce74fad2'];
const INSANE = [
  '',
  'two words',
  'tab\tinside',
  'x'.repeat(1_000),
  '<script>alert(1)</script>',
  '"quoted"',
  'semi;colon',
  '%0d%0aX-Injected: 1',
  'd\u00e9j\u00e0',
  '{"$ne":1}',
];

/** One request of every kind that an answer can be to. */
function everyKind(
  resource: Resource | undefined,
  stage: Stage,
): [string, number, () => Promise<Answer>][] {
  const ask = (method: string, path: string, options?: Ask) => () =>
    stage.send(method, path, options);
  const outside: [string, number, () => Promise<Answer>][] = [
    ['GET /livez', 200, ask('GET', '/livez')],
    ['GET /readyz', 200, ask('GET', '/readyz')],
    ['HEAD /livez', 200, ask('HEAD', '/livez')],
    ['a method that /livez lacks', 405, ask('POST', '/livez')],
    ['an unknown page', 404, ask('GET', '/no-such-page', { headers: { Accept: 'text/html' } })],
    [
      'an unknown path, as JSON',
      404,
      ask('GET', '/nope', { headers: { Accept: 'application/json' } }),
    ],
    ['an unknown path under /api', 404, ask('GET', '/api/no-such-resource')],
  ];
  if (!resource) return outside;
  const path = pathOf(resource);
  const one = async () => `${path}/${(await stage.standing(resource)).id}`;
  return [
    ...outside,
    ['a list', 200, ask('GET', path)],
    ['HEAD of a list', 200, ask('HEAD', path)],
    ['OPTIONS of a list', 204, ask('OPTIONS', path)],
    ['a record', 200, async () => stage.send('GET', await one())],
    [
      'a new record',
      201,
      async () => {
        const answer = await stage.send('POST', path, { json: await stage.body(resource) });
        stage.note(resource, answer);
        return answer;
      },
    ],
    [
      'a changed record',
      200,
      async () => stage.send('PATCH', `${path}/${(await stage.create(resource)).id}`, { json: {} }),
    ],
    [
      'a deleted record',
      204,
      async () => stage.send('DELETE', `${path}/${(await stage.create(resource)).id}`),
    ],
    ['malformed JSON', 400, ask('POST', path, { body: '{' })],
    ['an unknown id', 404, ask('GET', `${path}/no-such-id`)],
    ['a malformed percent-encoding', 404, ask('GET', `${path}/%zz`)],
    ['a wrong method', 405, ask('PUT', path, { json: {} })],
    ['a body over 1 MiB', 413, ask('POST', path, { body: ' '.repeat(1024 * 1024 + 1) })],
    [
      'a body in chunks over 1 MiB',
      413,
      ask('POST', path, { body: ' '.repeat(1024 * 1024 + 1), chunked: true }),
    ],
    ['a body that is not JSON', 415, ask('POST', path, { body: 'x', type: 'text/plain' })],
    ['a body that is no object', 422, ask('POST', path, { json: [] })],
    ['an unknown field', 422, ask('POST', path, { json: { nope: 1 } })],
    ['a bad query', 422, ask('GET', `${path}?page=0`)],
  ];
}

/** Whether an equally good status is given: malformed paths may be 400, OPTIONS may have a body. */
const SAME: Record<number, number[]> = { 404: [404, 400], 204: [204, 200] };

/** The headers that every answer carries, and what none of them says. */
export function headers(resources: Resource[], stage: Stage): void {
  const [resource] = resources;
  describe('the answer to', () => {
    it.each(everyKind(resource, stage))(
      '%s (%i) carries a request id and the security headers, and tells nothing',
      async (_, status, ask) => {
        const answer = await ask();
        expectStatus(answer, ...(SAME[status] ?? [status]));
        expectSealed(answer);
      },
    );
  });

  const everywhere = ['/livez', '/no-such-page', resource ? pathOf(resource) : '/api'];
  describe('X-Request-Id', () => {
    it.each(SANE)('is taken over from the caller as %s', async (id) => {
      for (const path of everywhere) {
        const answer = await stage.send('GET', path, { headers: { 'X-Request-Id': id } });
        expect(answer.headers['x-request-id'], answer.story).toBe(id);
      }
    });

    it.each(INSANE)('is made anew where the caller sends %j', async (id) => {
      for (const path of everywhere) {
        const answer = await stage.send('GET', path, { headers: { 'X-Request-Id': id } });
        expect(answer.headers['x-request-id'], answer.story).not.toBe(id);
        expectSealed(answer);
        expect(answer.headers['x-injected'], answer.story).toBeUndefined();
      }
    });

    it('is taken over by malformed JSON, too large a body and an unknown path too', async () => {
      const sent = { 'X-Request-Id': 'from-the-caller' };
      const path = resource ? pathOf(resource) : '/api/nope';
      for (const answer of [
        await stage.send('POST', path, { body: '{', headers: sent }),
        await stage.send('POST', path, { body: ' '.repeat(1024 * 1024 + 1), headers: sent }),
        await stage.send('GET', '/api/nope', { headers: sent }),
        await stage.send('GET', '/nope', { headers: sent }),
      ]) {
        expect(answer.headers['x-request-id'], answer.story).toBe('from-the-caller');
      }
    });

    it('is another one for each request', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => stage.send('GET', '/livez')),
      );
      expect(new Set(answers.map((answer) => answer.headers['x-request-id'])).size).toBe(20);
    });
  });

  it('a host that is not ours learns no more than others', async () => {
    const answer = await stage.send('GET', everywhere[2] ?? '/api', {
      headers: { Host: 'evil.example' },
    });
    expect(answer.status, answer.story).toBeLessThan(500);
    expect(answer.text, answer.story).not.toContain('evil.example');
    expectSealed(answer);
  });
}
