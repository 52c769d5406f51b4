import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathOf } from '../contract/naming.ts';
import type { Server, Subject } from '../contract/subject.ts';
import { launch, openPage, photograph } from './browser.ts';

/** Registers the tests of the API's documentation in a real browser, under the application's own security policy. */
export function describeDocsInBrowser(
  title: string,
  browser: string,
  open: () => Promise<Subject>,
): void {
  describe(title, { timeout: 60_000 }, async () => {
    const subject = await open();
    let server: Server;
    beforeAll(async () => {
      server = await subject.start({ RATE_LIMIT_PER_MINUTE: '0' });
    }, 180_000);
    afterAll(async () => {
      await server.stop();
      await subject.close();
    });

    it('shows every operation, loads nothing from elsewhere, and tries one out', async () => {
      const running = await launch(browser);
      try {
        const { page, complaints } = await openPage(running, { width: 1200, scripts: true });
        const hosts = new Set<string>();
        page.on('request', (request) => {
          if (!request.url().startsWith('data:')) hosts.add(new URL(request.url()).host);
        });
        await page.goto(`${server.url}/api/docs`);
        await page.waitForSelector('.opblock');
        const shown = await page.locator('.opblock-summary').allInnerTexts();
        const wanted = subject.resources.flatMap((resource) => [
          ...['GET', 'POST'].map((method) => `${method} ${pathOf(resource)}`),
          ...['GET', 'PATCH', 'DELETE'].map((method) => `${method} ${pathOf(resource)}/{id}`),
        ]);
        // Long paths are told where they may be broken up.
        const plain = shown.map((text) =>
          text.replaceAll('\u200b', '').split(/\s+/).slice(0, 2).join(' '),
        );
        const accounts = subject.features.includes('auth');
        if (accounts) expect(plain).toEqual(expect.arrayContaining(wanted));
        else expect(plain.toSorted()).toEqual(wanted.toSorted());

        await page.locator('.opblock-get .opblock-summary').first().click();
        await page.locator('.try-out__btn').first().click();
        await page.locator('.execute').first().click();
        const status = page.locator('.live-responses-table .response-col_status').last();
        await status.waitFor();
        expect(await status.innerText()).toContain(accounts ? '401' : '200');
        await photograph(page, 'docs');
        expect(complaints.filter((said) => !accounts || !/status of 401/.test(said))).toEqual([]);
        expect([...hosts]).toEqual([new URL(server.url).host]);
      } finally {
        await running.close();
      }
    });
  });
}
