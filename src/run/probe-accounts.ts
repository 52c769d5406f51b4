import { setTimeout as pause } from 'node:timers/promises';
import { untouched, type Form } from './html-form.ts';
import { collectionUrl, request, type Headers } from './probe-http.ts';
import type { Resource } from '../choices/resource.ts';
import { StepError } from './steps.ts';
import type { Visitor } from './visitor.ts';

/** What a server with accounts has to be told so that a proof can read its mails and is never slowed down. */
export const ACCOUNTS_ENVIRONMENT = { MAIL_URL: 'console:', LOGIN_ATTEMPTS: '0' };

const EMAIL = 'proof@example.com';
/** Somebody else: who has an account already is mailed no token. */
const VISITOR_EMAIL = 'visitor@example.com';
const PASSWORD = 'correct horse battery staple';
const MAIL_TIMEOUT = 10_000;

/**
 * Uses accounts the ways that a project serves them: tokens for its API, forms for its pages, where the visitor is signed in
 * at the end. `printed` is what the server has printed so far, its mails among it. Returns the token of who is signed in, empty
 * where there is no API, and how many requests it took.
 */
export async function exerciseAccounts(
  { serves, resources }: { serves: ReadonlySet<string>; resources: readonly Resource[] },
  base: string,
  visitor: Visitor,
  printed: () => string,
): Promise<{ token: string; requests: number }> {
  const api = serves.has('api') && (await exerciseTokens(base, printed, resources));
  const pages = serves.has('pages') ? await exerciseForms(visitor, printed) : 0;
  return api ? { ...api, requests: api.requests + pages } : { token: '', requests: pages };
}

/**
 * Registers, signs out and signs in again, and sees that records are shown to nobody else. Returns the token of who is signed in, and how many requests it took.
 */
export async function exerciseTokens(
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
  const token = await mailedToken(printed, EMAIL);
  const registered = await ask('/api/auth/register/confirm', 201, { token, password: PASSWORD });
  await ask('/api/auth/me', 200, undefined, bearer(tokenOf(registered)));
  await ask('/api/auth/logout', 204, {}, bearer(tokenOf(registered)));
  await ask('/api/auth/me', 401, undefined, bearer(tokenOf(registered)));
  await ask('/api/auth/login', 401, { email: EMAIL, password: `not ${PASSWORD}` });
  const session = await ask('/api/auth/login', 200, { email: EMAIL, password: PASSWORD });
  return { token: tokenOf(session), requests };
}

/**
 * The same by the forms of the pages. The visitor is signed in at the end. Returns how many requests it took.
 */
export async function exerciseForms(visitor: Visitor, printed: () => string): Promise<number> {
  const before = visitor.requests();
  const lead = (path: string, expected: string): void => {
    if (path !== expected) throw new StepError(`the pages lead to ${path}, not to ${expected}`);
  };
  const email = VISITOR_EMAIL;
  lead(await visitor.redirection('/'), '/auth/login');
  lead(await visitor.submit('/auth/register', holding({ email })), '/auth/register/confirm');
  const token = await mailedToken(printed, email);
  const chosen = holding({ token, password: PASSWORD });
  lead(await visitor.submit('/auth/register/confirm', chosen), '/');
  await visitor.get('/auth/me');
  lead(await visitor.signOut('/'), '/auth/login');
  lead(await visitor.redirection('/auth/me'), '/auth/login');
  await visitor.refused('/auth/login', 422, holding({ email, password: `not ${PASSWORD}` }));
  lead(await visitor.submit('/auth/login', holding({ email, password: PASSWORD })), '/');
  return visitor.requests() - before;
}

const holding =
  (values: Readonly<Record<string, string>>) =>
  (form: Form): URLSearchParams => {
    const sent = untouched(form);
    for (const [name, value] of Object.entries(values)) sent.set(name, value);
    return sent;
  };

/** The header of who is signed in; none without a token. */
export const bearer = (token: string): Headers =>
  token === '' ? {} : { authorization: `Bearer ${token}` };

const tokenOf = ({ token }: Record<string, unknown>): string => {
  if (typeof token === 'string' && token !== '') return token;
  throw new StepError('a session has no token');
};

async function mailedToken(printed: () => string, email: string): Promise<string> {
  const deadline = performance.now() + MAIL_TIMEOUT;
  for (;;) {
    const mail = printed()
      .split(/^(?=To: )/m)
      .find((text) => text.startsWith(`To: ${email}`));
    const token = /^Token: (\S+)\s*$/m.exec(mail ?? '')?.[1];
    if (token !== undefined) return token;
    if (performance.now() > deadline) {
      throw new StepError('no mail with a token was printed within 10 s', printed());
    }
    await pause(50);
  }
}
