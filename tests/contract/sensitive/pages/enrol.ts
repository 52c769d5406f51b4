import { parse } from 'node-html-parser';
import { expect } from 'vitest';
import type { Person } from '../../accounts/pages/person.ts';
import { signUp } from '../../accounts/pages/person.ts';
import { PASSWORD } from '../../accounts/client.ts';
import type { Answer } from '../../http.ts';
import { expectPage } from '../../pages/pages.ts';
import type { Visitor } from '../../pages/visitor.ts';
import type { Server } from '../../subject.ts';
import { Authenticator } from '../totp-codes.ts';
import { hasFormTo, landed, press } from './forms.ts';

export const FACTOR = '/auth/second-factor';

export type Guarded = Person & { authenticator: Authenticator; recoveryCodes: string[] };

/** The secret that a page shows, typed as an authenticator takes it. */
export function secretOn(answer: Answer): string | undefined {
  const codes = parse(answer.text).querySelectorAll('main code');
  const texts = codes.map((code) => code.textContent.replaceAll(/\s/g, ''));
  return texts.find((text) => /^[A-Z2-7]{32}$/.test(text));
}

/** The recovery codes that a page shows. */
export const recoveryCodesOn = (answer: Answer): string[] =>
  parse(answer.text)
    .querySelectorAll('main li code')
    .map((code) => code.textContent.trim());

/** Asks for a second factor; gives the page that shows its secret. */
export async function beginOnPages(visitor: Visitor): Promise<Answer> {
  const page = await landed(visitor, await press(visitor, FACTOR, `${FACTOR}/begin`));
  expectPage(page, 200);
  return page;
}

export function authenticatorOf(page: Answer): Authenticator {
  const secret = secretOn(page);
  if (secret === undefined) throw new Error(`the page shows no secret\n${page.text}`);
  return new Authenticator(secret);
}

/** Sends the form of a page that shows a secret. */
export const sendCode = (visitor: Visitor, page: Answer, code: string): Promise<Answer> =>
  press(visitor, page, `${FACTOR}/confirm`, { code });

/** Gets who is signed in a second factor that is in force. */
export async function enrolOnPages(visitor: Visitor): Promise<Omit<Guarded, keyof Person>> {
  const page = await beginOnPages(visitor);
  const authenticator = authenticatorOf(page);
  const answer = await sendCode(visitor, page, await authenticator.code());
  expectPage(answer, 200);
  return { authenticator, recoveryCodes: recoveryCodesOn(answer) };
}

/** A user, signed in, whose next sign-in needs a code. */
export async function signUpWithSecondFactor(server: Server): Promise<Guarded> {
  const person = await signUp(server);
  return { ...person, ...(await enrolOnPages(person.visitor)) };
}

export const signInWith = (
  visitor: Visitor,
  email: string,
  code: string,
  password = PASSWORD,
): Promise<Answer> => visitor.fill('/auth/login', { email, password, code });

/** What one's own page says of the second factor. */
export async function expectFactorOnPage(
  visitor: Visitor,
  enabled: boolean,
  recoveryCodesLeft?: number,
): Promise<void> {
  const page = await visitor.get(FACTOR);
  expectPage(page, 200);
  expect(hasFormTo(page, `${FACTOR}/disable`), page.story).toBe(enabled);
  expect(hasFormTo(page, `${FACTOR}/begin`), page.story).toBe(!enabled);
  if (recoveryCodesLeft === undefined) return;
  const { textContent = '' } = parse(page.text).querySelector('main') ?? {};
  expect(textContent).toMatch(new RegExp(`\\b${recoveryCodesLeft}\\b`));
}
