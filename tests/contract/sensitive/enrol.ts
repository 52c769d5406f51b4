import { expect } from 'vitest';
import { askAs, login, PASSWORD, post, register, type Session } from '../accounts/client.ts';
import { expectStatus } from '../expectations.ts';
import type { Answer } from '../http.ts';
import type { Server } from '../subject.ts';
import { Authenticator } from './totp-codes.ts';

export const TOTP = '/api/auth/totp';

export type Guarded = Session & { authenticator: Authenticator; recoveryCodes: string[] };

/** Asks for a second factor, which is not in force yet. */
export async function beginSecondFactor(server: Server, token: string): Promise<Authenticator> {
  const answer = await post(server, TOTP, {}, token);
  expectStatus(answer, 201);
  return new Authenticator((answer.json as { secret: string }).secret);
}

/** Puts it in force; gives the recovery codes. */
export async function confirm(
  server: Server,
  token: string,
  authenticator: Authenticator,
): Promise<string[]> {
  const json = { code: await authenticator.code() };
  const answer = await post(server, `${TOTP}/confirm`, json, token);
  expectStatus(answer, 200);
  return (answer.json as { recoveryCodes: string[] }).recoveryCodes;
}

/** A user, signed in, whose next sign-in needs a code. */
export async function registerWithSecondFactor(server: Server): Promise<Guarded> {
  const session = await register(server);
  const authenticator = await beginSecondFactor(server, session.token);
  const recoveryCodes = await confirm(server, session.token, authenticator);
  return { ...session, authenticator, recoveryCodes };
}

export const loginWith = (
  server: Server,
  email: string,
  code: unknown,
  password = PASSWORD,
): Promise<Answer> => post(server, '/api/auth/login', { email, password, code });

/** What the second factor of who is signed in looks like from outside. */
export async function expectSecondFactor(
  server: Server,
  token: string,
  enabled: boolean,
  recoveryCodesLeft: number,
): Promise<void> {
  const answer = await askAs(server, token, 'GET', TOTP);
  expectStatus(answer, 200);
  expect(answer.json, answer.story).toEqual({ enabled, recoveryCodesLeft });
}

/** The answers are one and the same to whoever asks, but for what names the request. */
export function expectSameAnswer(one: Answer, other: Answer): void {
  const body = ({ json }: Answer) => ({ ...(json as object), requestId: '' });
  const names = ({ headers }: Answer) => Object.keys(headers).toSorted();
  expect(one.status, other.story).toBe(other.status);
  expect(body(one), other.story).toEqual(body(other));
  expect(names(one), other.story).toEqual(names(other));
  expect(one.headers['www-authenticate']).toBe(other.headers['www-authenticate']);
}

/** The answer that a wrong password gets. */
export const wrongPassword = (server: Server, email: string): Promise<Answer> =>
  login(server, email, `not ${PASSWORD}`);
