import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { leaveBy } from './browser.ts';

const PASSWORD = 'correct horse battery staple';
/** Long enough for a browser to send it. */
const COMMON = 'password1234';
const OTHER = 'another horse, another staple';

/** Somebody in front of the pages of a server with accounts. */
export interface Guest {
  readonly page: Page;
  /** The server's address. */
  readonly base: string;
  /** Looks closely at the page that is open. */
  look(name: string): Promise<void>;
  /** Waits for that many mails with a token to an address, and gives the last one's. */
  mailedToken(email: string, mails: number): Promise<string>;
}

/** Is led to the sign-in, finds the way to the sign-up, and is signed in with a new account at the end. */
export async function signUpByHand(guest: Guest, email: string): Promise<void> {
  const { page, base, look } = guest;
  await page.goto(`${base}/`);
  expect(pathOf(guest)).toBe('/auth/login');
  await look('sign-in');
  await leaveBy(page.locator('header a[href="/auth/register"]'));
  await look('sign-up');
  await send(guest, { email });
  expect(pathOf(guest)).toBe('/auth/register/confirm');
  const token = await guest.mailedToken(email, 1);
  await send(guest, { token, password: COMMON });
  await expectErrorOf(guest, 'password');
  await look('confirmation refused');
  await send(guest, { token, password: PASSWORD });
  expect(pathOf(guest)).toBe('/');
  await look('home, signed in');
}

/** Sees to the account: name, sign-out, a sign-in that fails, a password that was forgotten. Is back at `place` at the end. */
export async function manageAccount(guest: Guest, email: string, place: string): Promise<void> {
  const { page, base, look } = guest;
  await page.goto(`${base}/`);
  await leaveBy(page.locator('header a[href="/auth/me"]'));
  await look('account');
  expect(await page.locator('main').textContent()).toContain(email);
  await send(guest, { name: 'Ada Lovelace' });
  expect(pathOf(guest)).toBe('/auth/me');
  expect(await page.locator('main [name=name]').inputValue()).toBe('Ada Lovelace');
  await page.goto(`${base}/auth/password`);
  await look('password');

  await signOutByHand(guest);
  await look('signed out');
  await page.goto(`${base}/auth/reset`);
  await look('reset');
  await send(guest, { email });
  expect(pathOf(guest)).toBe('/auth/reset/confirm');
  await look('reset by mail');
  await send(guest, { token: await guest.mailedToken(email, 2), password: OTHER });
  expect(pathOf(guest)).toBe('/auth/login');

  await page.goto(`${base}${place}`);
  expect(pathOf(guest)).toBe('/auth/login');
  await send(guest, { email, password: PASSWORD });
  expect(await page.locator('main [name=email]').inputValue()).toBe(email);
  expect(await page.locator('main [name=password]').inputValue()).toBe('');
  await look('sign-in refused');
  await send(guest, { email, password: OTHER });
  expect(pathOf(guest)).toBe(place);
}

/** By the button in the header; the way back shows nothing that one had to be signed in for. */
export async function signOutByHand(guest: Guest): Promise<void> {
  const { page } = guest;
  const before = pathOf(guest);
  await leaveBy(page.locator('header form button'));
  expect(pathOf(guest)).toBe('/auth/login');
  await page.goto(`${guest.base}${before}`);
  expect(pathOf(guest)).toBe('/auth/login');
}

const pathOf = ({ page }: Guest): string => new URL(page.url()).pathname;

async function send({ page }: Guest, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await page.locator(`main form [name="${name}"]`).fill(value);
  }
  await leaveBy(page.locator('main form button, main form input[type=submit]').first());
}

async function expectErrorOf({ page }: Guest, name: string): Promise<void> {
  const input = page.locator(`main [name="${name}"]`);
  expect(await input.getAttribute('aria-invalid')).toBe('true');
  const ids = ((await input.getAttribute('aria-describedby')) ?? '').split(' ');
  expect(await page.locator(`[id="${ids.at(-1) ?? ''}"]`).textContent()).toMatch(/\S/);
}
