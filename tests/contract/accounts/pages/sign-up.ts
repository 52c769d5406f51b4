import { parse } from 'node-html-parser';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../http.ts';
import { expectPage } from '../../pages/pages.ts';
import { leadsTo } from '../../pages/visitor.ts';
import type { Server } from '../../subject.ts';
import { freshEmail, PASSWORD, tokensFor } from '../client.ts';
import { isSignedIn, mailedBy, signUp, stranger } from './person.ts';

/** The form is shown again, and says at a control what is wrong with it. */
export function expectRefused(answer: Answer, name: string): void {
  expectPage(answer, 422);
  const page = parse(answer.text);
  const control = page.querySelector(`main [name="${name}"]`);
  expect(control?.getAttribute('aria-invalid'), answer.story).toBe('true');
  const described = (control?.getAttribute('aria-describedby') ?? '').split(' ');
  const said = described.map((id) => page.getElementById(id)?.textContent.trim());
  expect(said.at(-1), answer.story).toMatch(/./);
  for (const secret of page.querySelectorAll('input[type=password]')) {
    expect(secret.getAttribute('value') ?? '', answer.story).toBe('');
  }
}

/** From an address to an account. */
export function signUpPages(server: () => Server): void {
  const confirm = '/auth/register/confirm';

  describe('sign-up', () => {
    it('takes an address, then the token of the mail and a password, and signs in', async () => {
      const { visitor, email } = await signUp(server());
      expect(await isSignedIn(visitor)).toBe(true);
      const me = await visitor.get('/auth/me');
      expectPage(me, 200);
      expect(me.text).toContain(email);
    });

    it('answers the same for an address that has a user, and mails no token', async () => {
      const { email } = await signUp(server());
      const before = tokensFor(server(), email).length;
      const [known, unknown] = [stranger(server()), stranger(server())];
      const fresh = freshEmail();
      const first = await known.fill('/auth/register', { email });
      const second = await unknown.fill('/auth/register', { email: fresh });
      expect(first.status).toBe(second.status);
      expect(leadsTo(first)).toBe(leadsTo(second));
      const shown = async (visitor: typeof known, name: string) =>
        parse((await visitor.get(confirm)).text)
          .querySelector('body')
          ?.textContent.replaceAll(name, 'EMAIL');
      expect(await shown(known, email)).toBe(await shown(unknown, fresh));
      await pause(500);
      expect(tokensFor(server(), email).length).toBe(before);
    });

    it.each(['', 'nobody', 'a@b@c', `${'x'.repeat(300)}@example.com`])(
      'refuses the address "%s"',
      async (email) => {
        expectRefused(await stranger(server()).fill('/auth/register', { email }), 'email');
      },
    );

    it('refuses a token that is wrong, or used', async () => {
      const email = freshEmail();
      const visitor = stranger(server());
      const token = await mailedBy(server(), '/auth/register', email, visitor);
      const password = PASSWORD;
      expectRefused(await visitor.fill(confirm, { token: `${token}x`, password }), 'token');
      expectRefused(await visitor.fill(confirm, { token: '', password }), 'token');
      expect(leadsTo(await visitor.fill(confirm, { token, password }))).toBe('/');
      expectRefused(await stranger(server()).fill(confirm, { token, password }), 'token');
    });

    it('refuses a weak password, and keeps the token good', async () => {
      const email = freshEmail();
      const visitor = stranger(server());
      const token = await mailedBy(server(), '/auth/register', email, visitor);
      for (const password of ['', 'short', 'password1234', email]) {
        expectRefused(await visitor.fill(confirm, { token, password }), 'password');
      }
      expect(leadsTo(await visitor.fill(confirm, { token, password: PASSWORD }))).toBe('/');
    });
  });

  describe('one’s own page', () => {
    it('sets the name, and neither role nor email', async () => {
      const { visitor, email } = await signUp(server());
      const role = (text: string) => /\badmin\b/i.test(parse(text).querySelector('main')!.text);
      const name = `Ada <b>& Co</b> ${email}`;
      const form = await visitor.form('/auth/me');
      expect(form.controls.map((control) => control.name)).not.toContain('role');
      expect(leadsTo(await visitor.fill('/auth/me', { name }))).toBe('/auth/me');
      const { text } = await visitor.get('/auth/me');
      expect(text).not.toContain('<b>& Co</b>');
      expect(
        (await visitor.form('/auth/me')).controls.find((one) => one.name === 'name')?.value,
      ).toBe(name);
      expect(role(text)).toBe(false);
    });
  });
}
