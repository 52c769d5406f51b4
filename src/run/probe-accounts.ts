import { setTimeout as pause } from 'node:timers/promises';
import { collectionUrl, request, type Headers } from './probe-http.ts';
import type { Resource } from '../choices/resource.ts';
import { StepError } from './steps.ts';

/** What a server with accounts has to be told so that a proof can read its mails and is never slowed down. */
export const ACCOUNTS_ENVIRONMENT = { MAIL_URL: 'console:', LOGIN_ATTEMPTS: '0' };

const EMAIL = 'proof@example.com';
const PASSWORD = 'correct horse battery staple';
const MAIL_TIMEOUT = 10_000;

/**
 * Registers, signs out and signs in again, and sees that records are shown to nobody else. `printed` is what the server
 * has printed so far, its mails among it. Returns the token of who is signed in, and how many requests it took.
 */
export async function exerciseAccounts(
  base: string,
  printed: () => string,
  [resource]: readonly Resource[],
): Promise<{ token: string; requests: number }> {
  let requests = 0;
  const ask = async (path: string, expected: number, body?: unknown, headers?: Headers) => {
    requests += 1;
    const method = body === undefined ? 'GET' : 'POST';
    return (await request(`${base}${path}`, expected, method, body, headers)).body;
  };
  if (resource) {
    requests += 1;
    await request(collectionUrl(base, resource), 401);
  }
  await ask('/api/auth/register', 202, { email: EMAIL });
  const token = await mailedToken(printed);
  const registered = await ask('/api/auth/register/confirm', 201, { token, password: PASSWORD });
  await ask('/api/auth/me', 200, undefined, bearer(tokenOf(registered)));
  await ask('/api/auth/logout', 204, {}, bearer(tokenOf(registered)));
  await ask('/api/auth/me', 401, undefined, bearer(tokenOf(registered)));
  await ask('/api/auth/login', 401, { email: EMAIL, password: `not ${PASSWORD}` });
  const session = await ask('/api/auth/login', 200, { email: EMAIL, password: PASSWORD });
  return { token: tokenOf(session), requests };
}

/** The header of who is signed in; none without a token. */
export const bearer = (token: string): Headers =>
  token === '' ? {} : { authorization: `Bearer ${token}` };

const tokenOf = ({ token }: Record<string, unknown>): string => {
  if (typeof token === 'string' && token !== '') return token;
  throw new StepError('a session has no token');
};

async function mailedToken(printed: () => string): Promise<string> {
  const deadline = performance.now() + MAIL_TIMEOUT;
  for (;;) {
    const token = /^Token: (\S+)$/m.exec(printed())?.[1];
    if (token !== undefined) return token;
    if (performance.now() > deadline) {
      throw new StepError('no mail with a token was printed within 10 s', printed());
    }
    await pause(50);
  }
}
