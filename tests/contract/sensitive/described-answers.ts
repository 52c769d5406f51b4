import { expect, it } from 'vitest';
import type { Described } from '../described.ts';
import { ANONYMOUS } from '../signed-in.ts';
import type { Stage } from '../stage.ts';

/** What the feature `sensitive` adds to the description of the API. */
export const SENSITIVE_PATHS: Record<string, string[]> = {
  '/api/auth/verify': ['post'],
  '/api/auth/sessions': ['delete', 'get'],
  '/api/auth/sessions/{id}': ['delete'],
  '/api/auth/totp': ['delete', 'get', 'post'],
  '/api/auth/totp/confirm': ['post'],
  '/api/users/{id}/totp': ['delete'],
  '/api/audit': ['get'],
};

/** What it answers is described, and what it refuses, the description does. */
export function sensitiveAnswers(api: () => Described, stage: Stage): void {
  it('tells how sensitive accounts answer', async () => {
    const totp = '/api/auth/totp';
    const credentials = { email: 'described@example.com', password: 'x' };
    for (const [method, path, ask] of [
      ['GET', '/api/auth/sessions', {}],
      ['GET', '/api/auth/sessions', { headers: ANONYMOUS }],
      ['POST', '/api/auth/verify', { json: { password: 'x' } }],
      ['POST', '/api/auth/verify', { json: { password: 'x', code: 'x' } }],
      ['POST', '/api/auth/verify', { body: '{' }],
      ['GET', totp, {}],
      ['POST', `${totp}/confirm`, { json: { code: 'x' } }],
      ['POST', totp, {}],
      ['POST', `${totp}/confirm`, { json: { code: 'x' } }],
      ['DELETE', totp, {}],
      ['GET', '/api/audit', {}],
      ['POST', '/api/auth/login', { json: { ...credentials, code: 'x' } }],
    ] as const) {
      api().expectAnswer(method.toLowerCase(), path, await stage.send(method, path, ask));
    }
    const refusal = (code: unknown) =>
      api().refuses('post', '/api/auth/login', { ...credentials, code });
    expect(refusal('x')).toBeUndefined();
    expect(refusal(1)).toBeDefined();
  });
}
