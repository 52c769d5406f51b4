import { setTimeout as pause } from 'node:timers/promises';
import { expectStatus } from '../expectations.ts';
import { send, type Answer, type Ask } from '../http.ts';
import { ANONYMOUS } from '../signed-in.ts';
import type { Server } from '../subject.ts';

export type User = {
  id: string;
  email: string;
  name: string | null;
  role: string;
  createdAt: string;
  updatedAt: string;
};
export type Session = { token: string; expiresAt: string; user: User };

export const PASSWORD = 'correct horse battery staple';

let count = 0;

/** An email that nobody has yet. */
export const freshEmail = (): string => `user-${process.pid}-${(count += 1)}@example.com`;

/** Asks as who holds the token, or as nobody. */
export const askAs = (
  server: Server,
  token: string | undefined,
  method: string,
  path: string,
  ask: Ask = {},
): Promise<Answer> => {
  const headers = token === undefined ? ANONYMOUS : { Authorization: `Bearer ${token}` };
  return send(server.url, method, path, { ...ask, headers: { ...headers, ...ask.headers } });
};

export const post = (
  server: Server,
  path: string,
  json: unknown,
  token?: string,
): Promise<Answer> => askAs(server, token, 'POST', path, { json });

/** The tokens of the mails to an address that a server has printed, oldest first. */
export function tokensFor(server: Server, email: string): string[] {
  const mails = server.output().split(/^(?=To: )/m);
  return mails
    .filter((mail) => mail.startsWith(`To: ${email}`))
    .flatMap((mail) => /^Token: (\S+)\s*$/m.exec(mail)?.[1] ?? []);
}

/** Waits until a mail to the address has been printed, beside those that were, and gives its token. */
export async function mailedToken(server: Server, email: string, before = 0): Promise<string> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const token = tokensFor(server, email)[before];
    if (token !== undefined) return token;
    if (performance.now() > deadline) {
      throw new Error(
        `No mail with a token to ${email} within 10 seconds. It printed last:\n${server.output().slice(-2000)}`,
      );
    }
    await pause(20);
  }
}

/** A token with which somebody who was never here can set a password; the mail goes to `email`, the same in lower case. */
export async function registrationToken(
  server: Server,
  asked: string,
  email = asked,
): Promise<string> {
  const before = tokensFor(server, email).length;
  expectStatus(await post(server, '/api/auth/register', { email: asked }), 202);
  return mailedToken(server, email, before);
}

export async function resetToken(server: Server, email: string): Promise<string> {
  const before = tokensFor(server, email).length;
  expectStatus(await post(server, '/api/auth/reset', { email }), 202);
  return mailedToken(server, email, before);
}

/** A new user, signed in. */
export async function register(
  server: Server,
  { email = freshEmail(), password = PASSWORD } = {},
): Promise<Session> {
  const token = await registrationToken(server, email);
  const answer = await post(server, '/api/auth/register/confirm', { token, password });
  expectStatus(answer, 201);
  return answer.json as Session;
}

export const login = (server: Server, email: string, password = PASSWORD): Promise<Answer> =>
  post(server, '/api/auth/login', { email, password });

export async function signIn(server: Server, email: string, password?: string): Promise<Session> {
  const answer = await login(server, email, password);
  expectStatus(answer, 200);
  return answer.json as Session;
}

/** Whether a token is somebody's. */
export async function opens(server: Server, token: string): Promise<boolean> {
  const answer = await askAs(server, token, 'GET', '/api/auth/me');
  expectStatus(answer, 200, 401);
  return answer.status === 200;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
