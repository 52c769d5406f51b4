import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { controlFor, readForm, type Control } from '../../src/run/html-form.ts';
import { payloadFor } from '../../src/run/payload.ts';
import { inDependencyOrder } from '../../src/choices/resource-references.ts';
import { freshEmail, mailedToken } from '../contract/accounts/client.ts';
import { pathOf } from '../contract/naming.ts';
import type { Server, Subject } from '../contract/subject.ts';
import { manageAccount, signOutByHand, signUpByHand, type Guest } from './accounts-in-browser.ts';
import { expectWellMade, launch, leaveBy, openPage, type View } from './browser.ts';

const VIEWS: readonly View[] = [
  { width: 360, scripts: true },
  { width: 1280, scripts: true, dark: true },
  { width: 1280, scripts: false },
];

/**
 * Uses the pages of every resource the way a person does: in a real browser, narrow and wide, also without scripts; where
 * there are accounts, with one of their own.
 */
export function describePagesInBrowser(
  title: string,
  executable: string,
  open: () => Promise<Subject>,
): void {
  describe(title, { timeout: 180_000 }, async () => {
    const subject = await open();
    const resources = inDependencyOrder(subject.resources);
    const hasAccounts = subject.features.includes('auth');
    let browser: Browser;
    let server: Server;
    beforeAll(async () => {
      server = await subject.start();
      browser = await launch(executable);
    }, 180_000);
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      await subject.close();
    }, 60_000);

    it.each(VIEWS)('at $width pixels, scripts: $scripts', async (view) => {
      const { context, page, complaints } = await openPage(browser, view);
      const person = { page, base: server.url, view, ids: new Map<string, string>() };
      const email = freshEmail();
      const guest: Guest = {
        ...person,
        look: (name) => look(person, name),
        mailedToken: (to, mails) => mailedToken(server, to, mails - 1),
      };
      if (hasAccounts) await signUpByHand(guest, email);
      await page.goto(server.url);
      await look(person, 'home');
      for (const resource of resources) await create(person, resource);
      if (hasAccounts) await manageAccount(guest, email, recordOf(person, resources.at(-1)));
      for (const resource of resources.toReversed()) await remove(person, resource);
      if (hasAccounts) await signOutByHand(guest);
      expect(complaints).toEqual([]);
      await context.close();
    });
  });
}

interface Person {
  readonly page: Page;
  readonly base: string;
  readonly view: View;
  /** Of a record of each resource, by the resource's name. */
  readonly ids: Map<string, string>;
}

const listOf = (resource: Resource): string => pathOf(resource).replace(/^\/api/, '');

/** The page of the record that was made of a resource. */
const recordOf = ({ ids }: Person, resource: Resource | undefined): string =>
  resource ? `${listOf(resource)}/${ids.get(resource.name) ?? ''}` : '/';

const look = async ({ page, view }: Person, name: string): Promise<void> => {
  if (view.scripts) await expectWellMade(page, `${view.width} ${name}`);
};

async function create(person: Person, resource: Resource): Promise<void> {
  const { page, base, ids, view } = person;
  const list = listOf(resource);
  await page.goto(`${base}${list}`);
  await look(person, `${resource.name} list, empty`);
  await leaveBy(page.locator(`a[href$="${list}/new"]`));
  await look(person, `${resource.name} form`);
  if (view.scripts) await leaveOut(person, resource);

  await fill(person, resource, 1);
  await send(page);
  const record = new URL(page.url()).pathname;
  expect(record).toMatch(new RegExp(`^${list}/[^/]+$`));
  expect(record).not.toBe(`${list}/new`);
  await look(person, `${resource.name} shown`);
  await repeat(person, resource);

  await page.goto(`${base}${record}`);
  await leaveBy(page.locator(`a[href$="${record}/edit"]`));
  await fill(person, resource, 2);
  await send(page);
  expect(new URL(page.url()).pathname).toBe(record);
  await page.goto(`${base}${list}`);
  await look(person, `${resource.name} list`);
  expect(await page.locator(`a[href$="${record}"]`).count()).toBeGreaterThan(0);
  // Not before: a record that refers to itself could not be deleted.
  ids.set(resource.name, record.split('/').at(-1) ?? '');
}

async function remove(person: Person, resource: Resource): Promise<void> {
  const { page, base } = person;
  const record = recordOf(person, resource);
  await page.goto(`${base}${record}`);
  await leaveBy(page.locator(`a[href$="${record}/delete"]`));
  await look(person, `${resource.name} deletion`);
  await send(page);
  expect(new URL(page.url()).pathname).toBe(listOf(resource));
  expect(await page.locator(`a[href$="${record}"]`).count()).toBe(0);
}

/** Sends the form empty, past the browser's own checks: what is missing is told beside each field. */
async function leaveOut(person: Person, resource: Resource): Promise<void> {
  const { page } = person;
  await page.evaluate(
    "document.querySelectorAll('form').forEach((form) => (form.noValidate = true))",
  );
  await send(page);
  const form = readForm(await page.content());
  for (const field of resource.fields) {
    const control = form && controlFor(form, field);
    if (!control || !field.required || control.type === 'checkbox') continue;
    // A select without an empty choice can't be left out.
    if (control.type === 'select' && !control.options.includes('')) continue;
    await expectErrorBeside(page, control);
  }
  await look(person, `${resource.name} errors`);
}

/** Sends what another record has already: a unique field is told to be taken, and what was typed is still there. */
async function repeat(person: Person, resource: Resource): Promise<void> {
  const unique = resource.fields.filter((field) => field.unique && field.type !== 'ref');
  if (unique.length === 0) return;
  const { page, base } = person;
  await page.goto(`${base}${listOf(resource)}/new`);
  const sent = await fill(person, resource, 1);
  await send(page);
  const form = readForm(await page.content());
  for (const field of unique) {
    const control = form && controlFor(form, field);
    if (!control) throw new Error(`the form has no ${field.name}`);
    await expectErrorBeside(page, control);
    expect(control.value).toBe(sent.get(control.name));
  }
  await look(person, `${resource.name} taken`);
}

/** Types a valid value into every control. Returns what was typed, by the controls' names. */
async function fill(
  { page, ids }: Person,
  resource: Resource,
  tag: number,
): Promise<Map<string, string>> {
  const form = readForm(await page.content());
  const values = payloadFor(resource, ids, tag);
  const sent = new Map<string, string>();
  for (const field of resource.fields) {
    const control = form && controlFor(form, field);
    if (!control) throw new Error(`the form has no ${field.name}`);
    const value = values[field.type === 'ref' ? `${field.name}Id` : field.name];
    if (value === undefined) continue;
    const input = page.locator(`[name="${control.name}"]`);
    if (control.type === 'checkbox') {
      await input.setChecked(value === true);
      continue;
    }
    const text = textOf(field.type, value);
    if (control.type === 'select') {
      await input.selectOption(
        control.options.find((option) => option.toLowerCase() === text.toLowerCase()) ?? text,
      );
    } else {
      await input.fill(text);
    }
    sent.set(control.name, text);
  }
  return sent;
}

function textOf(type: string, value: unknown): string {
  if (type === 'json') return JSON.stringify(value);
  return type === 'datetime' ? String(value).replace(/(\.\d+)?Z$/, '') : String(value);
}

const send = (page: Page): Promise<void> =>
  leaveBy(page.locator('main form button, main form input[type=submit]').first());

/** A message that the control names as its description, right above or below it. */
async function expectErrorBeside(page: Page, { name }: Control): Promise<void> {
  const input = page.locator(`[name="${name}"]`);
  expect(await input.getAttribute('aria-invalid'), `aria-invalid of ${name}`).toBe('true');
  const ids = ((await input.getAttribute('aria-describedby')) ?? '').split(' ').filter(Boolean);
  const messages = ids.map((id) => page.locator(`[id="${id}"]`));
  expect(messages.length, `messages of ${name}`).toBeGreaterThan(0);
  const box = await input.boundingBox();
  const message = messages.at(-1);
  const other = await message?.boundingBox();
  expect(await message?.textContent()).toMatch(/\S/);
  if (!box || !other) throw new Error(`${name} or its message can't be seen`);
  const distance = Math.max(box.y - (other.y + other.height), other.y - (box.y + box.height));
  expect(distance, `pixels between ${name} and its message`).toBeLessThanOrEqual(40);
}
