import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { expectStatus } from '../../expectations.ts';
import { leadsTo } from '../../pages/visitor.ts';
import type { Server } from '../../subject.ts';
import { freshEmail, PASSWORD, tokensFor } from '../client.ts';
import { isSignedIn, mailedBy, signIn, signUp, stranger, tryToSignIn } from './person.ts';
import { expectRefused } from './sign-up.ts';

const NEW = `new ${PASSWORD}`;

/** A new password, by the old one or by mail. */
export function passwordPages(server: () => Server): void {
  describe('a change of the password', () => {
    it('ends every other session, and goes on with its own', async () => {
      const { visitor, email } = await signUp(server());
      const elsewhere = await signIn(server(), email);
      const answer = await visitor.fill('/auth/password', { current: PASSWORD, password: NEW });
      expect(leadsTo(answer)).toBe('/auth/me');
      expect(await isSignedIn(visitor)).toBe(true);
      expect(await isSignedIn(elsewhere.visitor)).toBe(false);
      expectStatus(await tryToSignIn(stranger(server()), email, PASSWORD), 422);
      await signIn(server(), email, NEW);
    });

    it('needs the old one, and a new one that is not weak', async () => {
      const { visitor, email } = await signUp(server());
      const change = (current: string, password: string) =>
        visitor.fill('/auth/password', { current, password });
      expectRefused(await change(`not ${PASSWORD}`, NEW), 'current');
      expectRefused(await change('', NEW), 'current');
      expectRefused(await change(PASSWORD, 'short'), 'password');
      expectRefused(await change(PASSWORD, email), 'password');
      expect(await isSignedIn(visitor)).toBe(true);
      await signIn(server(), email);
    });
  });

  describe('a reset', () => {
    const confirm = '/auth/reset/confirm';

    it('sets a new password by mail, and ends every session', async () => {
      const { visitor, email } = await signUp(server());
      const forgetful = stranger(server());
      const token = await mailedBy(server(), '/auth/reset', email, forgetful);
      expect(await isSignedIn(visitor), 'asking alone ends nothing').toBe(true);
      expect(leadsTo(await forgetful.fill(confirm, { token, password: NEW }))).toBe('/auth/login');
      expect(await isSignedIn(forgetful)).toBe(false);
      expect(await isSignedIn(visitor)).toBe(false);
      expectStatus(await tryToSignIn(stranger(server()), email, PASSWORD), 422);
      await signIn(server(), email, NEW);
    });

    it('takes a token once, and no wrong one', async () => {
      const { email } = await signUp(server());
      const visitor = stranger(server());
      const token = await mailedBy(server(), '/auth/reset', email, visitor);
      expectRefused(await visitor.fill(confirm, { token: `${token}x`, password: NEW }), 'token');
      expectRefused(await visitor.fill(confirm, { token, password: 'short' }), 'password');
      leadsTo(await visitor.fill(confirm, { token, password: NEW }));
      expectRefused(await visitor.fill(confirm, { token, password: PASSWORD }), 'token');
      await signIn(server(), email, NEW);
    });

    it('answers the same for an address that nobody has, and mails nothing', async () => {
      const email = freshEmail();
      const answer = await stranger(server()).fill('/auth/reset', { email });
      expect(leadsTo(answer)).toBe(confirm);
      await pause(500);
      expect(tokensFor(server(), email)).toEqual([]);
      expect(server().output()).not.toContain(`To: ${email}`);
    });

    it('does not take a token of the sign-up', async () => {
      const email = freshEmail();
      const token = await mailedBy(server(), '/auth/register', email);
      expectRefused(await stranger(server()).fill(confirm, { token, password: NEW }), 'token');
    });
  });

  it('tokens and passwords are in no log', async () => {
    const email = freshEmail();
    const visitor = stranger(server());
    const secret = `secret ${email}`;
    const token = await mailedBy(server(), '/auth/register', email, visitor);
    expectRefused(
      await visitor.fill('/auth/register/confirm', { token: 'x', password: secret }),
      'token',
    );
    leadsTo(await visitor.fill('/auth/register/confirm', { token, password: secret }));
    await signIn(server(), email, secret);
    const output = server().output();
    expect(output).not.toContain(secret);
    expect(output.replaceAll(`Token: ${token}`, '')).not.toContain(token);
    for (const cookie of visitor.cookies.values()) {
      const value = cookie.split(';')[0]?.replace(/^[^=]+=/, '') ?? '';
      if (value.length > 15) expect(output).not.toContain(value);
    }
  });
}
