import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { describedResource } from './described-resource.ts';
import { described, type Described } from './described.ts';
import { expectProblem, expectSealed, expectStatus, namesNoProduct } from './expectations.ts';
import { pathOf } from './naming.ts';
import { ANONYMOUS } from './signed-in.ts';
import { SENSITIVE_PATHS, sensitiveAnswers } from './sensitive/described-answers.ts';
import type { Stage } from './stage.ts';

const DOCUMENT = '/api/openapi.json';
const DOCS = '/api/docs';

/** What the feature `auth` adds. */
const ACCOUNT_PATHS: Record<string, string[]> = {
  '/api/auth/register': ['post'],
  '/api/auth/register/confirm': ['post'],
  '/api/auth/login': ['post'],
  '/api/auth/logout': ['post'],
  '/api/auth/me': ['get', 'patch'],
  '/api/auth/password': ['post'],
  '/api/auth/reset': ['post'],
  '/api/auth/reset/confirm': ['post'],
  '/api/users': ['get'],
  '/api/users/{id}': ['patch'],
};

/** The description of the API is valid, complete, and says what the server does. */
export function openapi(resources: Resource[], features: readonly string[], stage: Stage): void {
  const accounts = features.includes('auth');
  const sensitive = features.includes('sensitive');
  describe('the description of the API', () => {
    let api: Described;
    beforeAll(async () => {
      const answer = await stage.send('GET', DOCUMENT);
      expectStatus(answer, 200);
      api = described(answer.json);
    });

    it('is valid OpenAPI 3.1', async () => {
      const { valid, errors } = await new Validator().validate({
        ...structuredClone(api.document),
      });
      expect(errors).toBeUndefined();
      expect(valid).toBe(true);
      expect(api.document.openapi).toMatch(/^3\.1\./);
    });

    it('has every path and method, and no other', () => {
      const paths = resources.flatMap((resource) => [
        [pathOf(resource), ['get', 'post']],
        [`${pathOf(resource)}/{id}`, ['delete', 'get', 'patch']],
      ]);
      const found = Object.entries(api.document.paths).map(([path, operations]) => [
        path,
        Object.keys(operations).toSorted(),
      ]);
      expect(Object.fromEntries(found)).toEqual({
        ...Object.fromEntries(paths),
        ...(accounts && ACCOUNT_PATHS),
        ...(sensitive && SENSITIVE_PATHS),
      });
    });

    if (sensitive) sensitiveAnswers(() => api, stage);
    if (accounts) {
      it('tells how accounts answer', async () => {
        const login = '/api/auth/login';
        for (const [method, path, ask] of [
          ['GET', '/api/auth/me', {}],
          ['GET', '/api/auth/me', { headers: ANONYMOUS }],
          ['PATCH', '/api/auth/me', { json: { name: 'Ada' } }],
          ['PATCH', '/api/auth/me', { json: { name: '' } }],
          ['GET', '/api/users', {}],
          ['POST', '/api/auth/register', { json: { email: 'described@example.com' } }],
          ['POST', '/api/auth/reset', { json: {} }],
          ['POST', '/api/auth/reset/confirm', { json: { token: 'x', password: 'x' } }],
          ['POST', login, { json: { email: 'described@example.com', password: 'x' } }],
          ['POST', login, { body: '{' }],
          ['POST', login, { body: 'x', type: 'text/plain' }],
          ['POST', login, { body: ' '.repeat(1024 * 1024 + 1) }],
        ] as const) {
          api.expectAnswer(method.toLowerCase(), path, await stage.send(method, path, ask));
        }
      });

      it('tells where one has to sign in', () => {
        const { paths, security, components } = api.document;
        const [scheme] = security?.flatMap((each) => Object.keys(each)) ?? [];
        expect(components?.securitySchemes?.[scheme ?? '']).toMatchObject({
          type: 'http',
          scheme: 'bearer',
        });
        for (const [path, operations] of Object.entries(paths)) {
          const open = /^\/api\/auth\/(register|login|reset)\b/.test(path);
          for (const operation of Object.values(operations)) {
            expect(operation.security, path).toEqual(open ? [] : undefined);
            if (!open) expect(Object.keys(operation.responses), path).toContain('401');
          }
        }
      });
    }

    it.each([
      [DOCUMENT, /^application\/json(;|$)/],
      [DOCS, /^text\/html(;|$)/],
    ])('is read at %s, and only read', async (path, type) => {
      const answer = await stage.send('GET', path);
      expectStatus(answer, 200);
      expectSealed(answer);
      expect(answer.headers['content-type'], answer.story).toMatch(type);
      namesNoProduct(answer);
      expect((await stage.send('HEAD', path)).text).toBe('');
      const options = await stage.send('OPTIONS', path);
      expectStatus(options, 204, 200);
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const refused = await stage.send(method, path, { json: {} });
        expectProblem(refused, 405);
        expect(refused.headers['allow'], refused.story).toMatch(/\bGET\b/);
      }
    });

    it('loads nothing from elsewhere to be shown, and nothing that its policy forbids', async () => {
      const { text } = await stage.send('GET', DOCS);
      const loaded = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url]) => url ?? '');
      expect(loaded.length).toBeGreaterThan(1);
      for (const url of loaded) {
        expect(url).toMatch(/^\/[^/]/);
        expectStatus(await stage.send('GET', url), 200);
      }
      expect(text).not.toMatch(/<style|style=|<script>|<script [^>]*>[^<]|\son\w+=/);
    });

    describe.each(resources)('of $plural', (resource) =>
      describedResource(resource, resources, () => api, stage),
    );
  });
}
