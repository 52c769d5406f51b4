import axe from 'axe-core';
import { access } from 'node:fs/promises';
import path from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from 'playwright-core';
import { expect } from 'vitest';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser of this machine; none is downloaded. Undefined where there is none. */
export async function findBrowser(): Promise<string | undefined> {
  const named = process.env['CHROMIUM'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const places = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  for (const place of [...(named === undefined ? [] : [named]), ...places]) {
    const found = await access(place).then(
      () => true,
      () => false,
    );
    if (found) return place;
  }
  return undefined;
}

/** Why there is nothing to look at pages with; undefined where there is. */
export const whyNoBrowser = (browser: string | undefined): string | undefined =>
  browser === undefined ? 'no Chromium here' : undefined;

/** Starts it without anything that would call home. */
export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export interface View {
  readonly width: number;
  readonly scripts: boolean;
  readonly dark?: boolean;
}

export interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the console said that it should not have: errors, and violations of the security policy among them. */
  readonly complaints: string[];
}

/** A fresh browser profile with one page, whose console is watched. */
export async function openPage(browser: Browser, { width, scripts, dark }: View): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: scripts,
    colorScheme: dark ? 'dark' : 'light',
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // A form that comes back with its errors is answered 422, a refused deletion 409: the browser says so, rightly.
    if (/status of (422|409)/.test(message.text())) return;
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${message.text()} (${message.location().url})`);
  });
  return { context, page, complaints };
}

/** Clicks what leads to another page, or to the same one anew, and waits until that is there. */
export async function leaveBy(control: Locator): Promise<void> {
  await Promise.all([control.page().waitForEvent('load'), control.click()]);
}

/** Keeps a picture of the page where SCREENSHOTS names a folder. */
export async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder) {
    await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  }
}

/** Accessible by axe-core's rules, and no wider than the window. */
export async function expectWellMade(page: Page, name: string): Promise<void> {
  await photograph(page, name);
  // A string is run by the browser itself, which the page's security policy does not forbid.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
    ).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    interface Violation {
      id: string;
      nodes: { html: string }[];
    }
  });
  expect(found, `axe-core on ${name}`).toEqual([]);
  const overhang = await page.evaluate(
    'document.scrollingElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(overhang, `pixels that ${name} is too wide`).toBeLessThanOrEqual(0);
}
