import { expect } from 'vitest';
import { readSignOut, untouched } from '../../../../src/run/html-form.ts';
import { expectStatus } from '../../expectations.ts';
import type { Answer } from '../../http.ts';
import { createVisitor, leadsTo, targetOf, typed, type Visitor } from '../../pages/visitor.ts';
import type { Server } from '../../subject.ts';
import { freshEmail, mailedToken, PASSWORD, tokensFor } from '../client.ts';

/** Somebody with a browser and an account. */
export type Person = { visitor: Visitor; email: string };

export const stranger = (server: Server): Visitor => createVisitor(() => server.url);

/** Asks for a mail at `page`, and gives the token in it. */
export async function mailedBy(
  server: Server,
  page: '/auth/register' | '/auth/reset',
  email: string,
  visitor = stranger(server),
): Promise<string> {
  const before = tokensFor(server, email).length;
  expect(leadsTo(await visitor.fill(page, { email }))).toBe(`${page}/confirm`);
  return mailedToken(server, email, before);
}

/** A new user, who is signed in at the end. */
export async function signUp(
  server: Server,
  { visitor = stranger(server), email = freshEmail() } = {},
): Promise<Person> {
  const token = await mailedBy(server, '/auth/register', email, visitor);
  const password = PASSWORD;
  expect(leadsTo(await visitor.fill('/auth/register/confirm', { token, password }))).toBe('/');
  // Follows, as a browser does: a greeting is for the first page.
  await visitor.get('/');
  return { visitor, email };
}

/** Fills in the form of the sign-in. */
export const tryToSignIn = (
  visitor: Visitor,
  email: string,
  password = PASSWORD,
  path = '/auth/login',
): Promise<Answer> => visitor.fill(path, { email, password });

export async function signIn(server: Server, email: string, password?: string): Promise<Person> {
  const visitor = stranger(server);
  expect(leadsTo(await tryToSignIn(visitor, email, password))).toBe('/');
  return { visitor, email };
}

/** Presses the button in the header. */
export async function signOut(visitor: Visitor): Promise<Answer> {
  const { text } = await visitor.get('/');
  const form = readSignOut(text);
  if (!form) throw new Error(`no button to sign out\n${text}`);
  return visitor.ask('POST', targetOf(form, '/'), typed(untouched(form)));
}

export async function isSignedIn(visitor: Visitor): Promise<boolean> {
  const answer = await visitor.get('/auth/me');
  expectStatus(answer, 200, 302, 303);
  if (answer.status !== 200) expect(leadsTo(answer)).toBe('/auth/login');
  return answer.status === 200;
}
