import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/choices/resource.ts';
import { expectProblem, expectSealed, expectStatus } from '../expectations.ts';
import { pathOf } from '../naming.ts';
import type { Stage } from '../stage.ts';
import type { Server, Subject } from '../subject.ts';
import type { Answer } from '../http.ts';
import { askAs, freshEmail, login, register } from './client.ts';

function expectUnauthorized(answer: Answer, sent: boolean): void {
  expectProblem(answer, 401);
  expectSealed(answer);
  const challenge = String(answer.headers['www-authenticate'] ?? '');
  expect(challenge, answer.story).toMatch(/^Bearer\b/);
  if (sent) expect(challenge, answer.story).toContain('error="invalid_token"');
  else expect(challenge, answer.story).not.toContain('error=');
}

/** Nothing is shown or changed without a sign-in, however one asks. */
export function guards(
  resources: Resource[],
  subject: Subject,
  stage: Stage,
  server: () => Server,
): void {
  const me = '/api/auth/me';

  describe('without a sign-in', () => {
    it.each(resources.map((resource) => [pathOf(resource), resource] as const))(
      '%s neither shows nor changes anything',
      async (path, resource) => {
        const record = await stage.create(resource);
        const json = await stage.body(resource);
        const at = `${path}/${record.id}`;
        for (const [method, target, body] of [
          ['GET', path, undefined],
          ['POST', path, json],
          ['GET', at, undefined],
          ['HEAD', at, undefined],
          ['PATCH', at, json],
          ['DELETE', at, undefined],
          ['GET', `${path}/no-such-id`, undefined],
        ] as const) {
          const ask = body === undefined ? {} : { json: body };
          const answer = await askAs(server(), undefined, method, target, ask);
          if (method === 'HEAD') expectStatus(answer, 401);
          else expectUnauthorized(answer, false);
        }
        const found = await stage.send('GET', at);
        expect(found.json, found.story).toEqual(record);
      },
    );

    it.each([
      ['GET', '/api/auth/me'],
      ['PATCH', '/api/auth/me'],
      ['POST', '/api/auth/logout'],
      ['POST', '/api/auth/password'],
      ['GET', '/api/users'],
      ['PATCH', '/api/users/1'],
    ])('%s %s is refused', async (method, path) => {
      const ask = method === 'GET' ? {} : { json: {} };
      expectUnauthorized(await askAs(server(), undefined, method, path, ask), false);
    });

    it('a token elsewhere than in the header does not count', async () => {
      const { token } = await register(server());
      for (const query of [`token=${token}`, `access_token=${token}`]) {
        const answer = await askAs(server(), undefined, 'GET', `${me}?${query}`);
        expectStatus(answer, 401, 422);
      }
      const cookies = ['token', 'session', 'sessionid', '__Host-session', 'access_token'];
      const headers = { Cookie: cookies.map((name) => `${name}=${token}`).join('; ') };
      expectUnauthorized(await askAs(server(), undefined, 'GET', me, { headers }), false);
    });

    if (subject.features.includes('openapi')) {
      it.each(['/api/openapi.json', '/api/docs'])('%s can be read', async (path) => {
        expectStatus(await askAs(server(), undefined, 'GET', path), 200, 301, 302, 308);
      });
    }
  });

  describe('a header that is nobody’s', () => {
    it('is refused in every form', async () => {
      const { token } = await register(server());
      const wrong = [
        'Bearer',
        'Bearer ',
        `Bearer ${token}x`,
        `Bearer ${token.slice(0, -1)}`,
        `Bearer ${token.toUpperCase()}`,
        `Bearer ${token} ${token}`,
        `Bearer ${'a'.repeat(4_000)}`,
        'Bearer null',
        `Basic ${Buffer.from(`a@example.com:${token}`).toString('base64')}`,
        `Token ${token}`,
        token,
      ];
      for (const Authorization of wrong) {
        const answer = await askAs(server(), undefined, 'GET', me, { headers: { Authorization } });
        expectProblem(answer, 401);
        expect(answer.headers['www-authenticate'], answer.story).toMatch(/^Bearer\b/);
      }
      expectUnauthorized(await askAs(server(), `${token}x`, 'GET', me), true);
    });

    it('does not stand in the way of a sign-in', async () => {
      const { user } = await register(server());
      const json = { email: user.email, password: 'correct horse battery staple' };
      const answer = await askAs(server(), 'nobodys', 'POST', '/api/auth/login', { json });
      expectStatus(answer, 200);
    });

    it('may say its scheme in any case', async () => {
      const { token } = await register(server());
      const headers = { Authorization: `bearer ${token}` };
      expectStatus(await askAs(server(), undefined, 'GET', me, { headers }), 200);
    });
  });

  describe('bodies under /api/auth', () => {
    const path = '/api/auth/login';
    it('are as strict as elsewhere', async () => {
      const at = (method: string, ask: object) => askAs(server(), undefined, method, path, ask);
      expectProblem(await at('POST', { body: '{' }), 400);
      expectProblem(
        await at('POST', { body: 'email=a', type: 'application/x-www-form-urlencoded' }),
        415,
      );
      expectProblem(await at('POST', { json: [] }), 422);
      expectProblem(await at('POST', { json: {} }), 422, ['email', 'password']);
      expectProblem(await at('POST', { json: { email: 1, password: {} } }), 422, [
        'email',
        'password',
      ]);
      expectProblem(
        await at('POST', { json: { email: freshEmail(), password: 'x', remember: true } }),
        422,
        ['remember'],
      );
      expectProblem(
        await at('POST', { json: { email: freshEmail(), password: 'x'.repeat(1_100_000) } }),
        413,
      );
      const answer = await at('GET', {});
      expectProblem(answer, 405);
      expect(answer.headers['allow'], answer.story).toContain('POST');
    });

    it('set no cookie', async () => {
      const { user } = await register(server());
      const answer = await login(server(), user.email);
      expectStatus(answer, 200);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.headers['cache-control'], answer.story).toMatch(/no-store/);
    });
  });
}
