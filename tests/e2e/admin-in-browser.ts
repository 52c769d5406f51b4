import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Field } from '../../src/choices/resource.ts';
import { boot, runCommand } from '../contract/boot.ts';
import type { Server } from '../contract/subject.ts';
import { launch, openPage, photograph, leaveBy } from './browser.ts';

const PASSWORD = 'correct horse battery staple';

/** One model in the admin, and what to type into its form: a valid value for every control that needs one. */
export interface Registered {
  /** As in the admin's addresses: `contacts/contact`. */
  readonly path: string;
  readonly valid: Readonly<Record<Field['name'], string>>;
  /** A control and a value that it refuses. */
  readonly wrong: readonly [name: string, value: string];
  /** What the pages of records show of others that refer to them. */
  readonly inline: {
    /** The page to add a record, and what to type there. */
    readonly parent: Pick<Registered, 'path' | 'valid'>;
    /** The prefix of its controls: `contacts`. */
    readonly rows: string;
  };
}

/** Uses Django's admin the way a person does: log in, create, edit, delete, errors beside the field, children inline. */
export function describeAdminInBrowser(
  directory: string,
  folder: string,
  executable: string,
  { path, valid, wrong, inline }: Registered,
): void {
  describe('the admin in a browser', { timeout: 180_000 }, () => {
    const env = {
      DATABASE_URL: `sqlite:///${folder}/admin.sqlite3`,
      DJANGO_SUPERUSER_PASSWORD: PASSWORD,
    };
    let browser: Browser;
    let server: Server;
    beforeAll(async () => {
      const manage = (...words: string[]) =>
        runCommand({ file: '.venv/bin/python', args: ['manage.py', ...words] }, directory, env);
      await manage('migrate', '--no-input');
      await manage(
        'createsuperuser',
        '--no-input',
        '--username',
        'boss',
        '--email',
        'boss@example.com',
      );
      server = await boot({ file: '.venv/bin/gunicorn', args: ['config.wsgi'] }, directory, env);
      browser = await launch(executable);
    }, 180_000);
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
    }, 60_000);

    it.each([360, 1280])('at %i pixels', async (width) => {
      const { context, page, complaints } = await openPage(browser, { width, scripts: true });
      await page.goto(`${server.url}/admin/`);
      await logIn(page, 'wrong');
      expect(await page.locator('.errornote').textContent()).toMatch(/correct username/);
      await photograph(page, `admin ${width} login`);
      await logIn(page, PASSWORD);

      await page.goto(`${server.url}/admin/${path}/add/`);
      await fill(page, { ...valid, [wrong[0]]: wrong[1] });
      await page.evaluate(
        'document.querySelectorAll("form").forEach((form) => (form.noValidate = true))',
      );
      await leaveBy(page.locator('[name=_save]'));
      const row = page.locator(`.field-${wrong[0]}`);
      expect(await row.locator('.errorlist').textContent()).toMatch(/\S/);
      await photograph(page, `admin ${width} error`);

      await fill(page, valid);
      await leaveBy(page.locator('[name=_save]'));
      expect(await page.locator('.messagelist .success').textContent()).toMatch(/added/);
      await photograph(page, `admin ${width} list`);

      await leaveBy(page.locator('#result_list tbody th a').first());
      await fill(page, valid);
      await leaveBy(page.locator('[name=_save]'));
      expect(await page.locator('.messagelist .success').textContent()).toMatch(/changed/);

      await leaveBy(page.locator('#result_list tbody th a').first());
      await leaveBy(page.locator('.deletelink'));
      await photograph(page, `admin ${width} deletion`);
      await leaveBy(page.locator('form [type=submit]').last());
      expect(await page.locator('.messagelist .success').textContent()).toMatch(/deleted/);
      expect(complaints).toEqual([]);
      await context.close();
    });

    it('adds a record on the page of the one that it refers to', async () => {
      const { parent, rows } = inline;
      const { context, page, complaints } = await openPage(browser, { width: 1280, scripts: true });
      await page.goto(`${server.url}/admin/`);
      await logIn(page, PASSWORD);
      await page.goto(`${server.url}/admin/${parent.path}/add/`);
      await fill(page, parent.valid);
      await page.locator(`#${rows}-group .add-row a`).click();
      const row = Object.entries(valid).map(([name, value]) => [`${rows}-0-${name}`, value]);
      await fill(page, Object.fromEntries(row) as Record<string, string>);
      await photograph(page, 'admin inline');
      await leaveBy(page.locator('[name=_continue]'));
      expect(await page.locator('.messagelist .success').textContent()).toMatch(/added/);
      expect(await page.locator(`[name=${rows}-TOTAL_FORMS]`).inputValue()).toBe('1');
      await leaveBy(page.locator(`#${rows}-0 .inlinechangelink`));
      for (const [name, value] of Object.entries(valid)) {
        expect(await page.locator(`[name="${name}"]`).inputValue()).toBe(value);
      }
      expect(complaints).toEqual([]);
      await context.close();
    });
  });
}

async function logIn(page: Page, password: string): Promise<void> {
  await page.locator('[name=username]').fill('boss');
  await page.locator('[name=password]').fill(password);
  await leaveBy(page.locator('[type=submit]'));
}

async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await page.locator(`[name="${name}"]`).fill(value);
  }
}
