import { parse } from 'node-html-parser';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { untouched } from '../../../../src/run/html-form.ts';
import { freshEmail, PASSWORD } from '../../accounts/client.ts';
import { signIn, signOut, signUp, stranger, tryToSignIn } from '../../accounts/pages/person.ts';
import { expectStatus } from '../../expectations.ts';
import { expectPage } from '../../pages/pages.ts';
import { leadsTo, listOf, targetOf, typed, type Visitor } from '../../pages/visitor.ts';
import type { Server, Subject } from '../../subject.ts';
import { FACTOR, signInWith, signUpWithSecondFactor } from './enrol.ts';
import { formTo, press, rowsOn } from './forms.ts';

const AUDIT = '/audit';

/** The audit log, where admins read it in a page. */
export function auditPages(subject: Subject, server: () => Server): void {
  describe('the page of the audit log', () => {
    let admin: Visitor;
    beforeAll(async () => {
      admin = (await signIn(server(), await subject.makeAdmin())).visitor;
    });

    /** The rows that are about somebody, newest first, of all its pages, once the newest says that. */
    const rowsOf = async (email: string, newest: RegExp, reader = admin): Promise<string[]> => {
      const deadline = performance.now() + 10_000;
      for (;;) {
        const own: string[] = [];
        for (let number = 1; number <= 3; number += 1) {
          const answer = await reader.get(`${AUDIT}?page=${number}`);
          if (answer.status === 404) break;
          expectPage(answer, 200);
          own.push(...rowsOn(answer).map((cells) => cells.join(' | ')));
        }
        const rows = own.filter((row) => row.includes(email));
        if (newest.test(rows[0] ?? '')) return rows;
        if (performance.now() > deadline) throw new Error(`not ${newest}:\n${rows.join('\n')}`);
        await pause(100);
      }
    };

    it('has sign-ins, the failed ones too, and what follows', async () => {
      const { visitor, email } = await signUp(server());
      const unknown = freshEmail();
      const post = (path: string, status: string) =>
        new RegExp(`POST \\| ${path} \\| (${status}) `);
      await tryToSignIn(stranger(server()), unknown.toUpperCase(), PASSWORD);
      await tryToSignIn(stranger(server()), email, 'a wrong password');
      const second = await signIn(server(), email);
      leadsTo(await visitor.fill('/auth/me', { name: 'Ada' }));
      leadsTo(await signOut(visitor));
      const rows = await rowsOf(email, post('/auth/logout', '302|303'));
      const expected = [
        post('/auth/logout', '302|303'),
        post('/auth/me', '302|303'),
        post('/auth/login', '302|303'),
        post('/auth/login', '422'),
        post('/auth/register', '302|303'),
      ];
      expect(rows).toHaveLength(expected.length);
      for (const [index, pattern] of expected.entries()) expect(rows[index]).toMatch(pattern);
      for (const row of rows) expect(row).toMatch(/127\.0\.0\.1/);
      expect(await rowsOf(unknown, post('/auth/login', '422'))).toHaveLength(1);
      expect(second.email).toBe(email);
    });

    it('has a critical form that came too long after the last proof as refused', async () => {
      const hasty = await subject.start(
        { RATE_LIMIT_PER_MINUTE: '0', REAUTH_SECONDS: '2' },
        { signedIn: false },
      );
      try {
        const { visitor, email } = await signUp(hasty);
        const form = formTo(await visitor.get(FACTOR), `${FACTOR}/begin`);
        await pause(2200);
        const answer = await visitor.ask('POST', `${FACTOR}/disable`, typed(form));
        expect(leadsTo(answer)).toBe('/auth/verify');
        const { visitor: reader } = await signIn(hasty, await subject.makeAdmin());
        await rowsOf(email, new RegExp(`POST \\| ${FACTOR}/disable \\| 401 `), reader);
      } finally {
        await hasty.stop();
      }
    });

    it('has what was changed of records, and no read', async () => {
      const resource = subject.resources.find(({ fields }) =>
        fields.every(({ type, required }) => type !== 'ref' || !required),
      );
      if (!resource) throw new Error('every resource needs another one');
      const { visitor, email } = await signUp(server());
      const list = listOf(resource);
      expectPage(await visitor.get(list), 200);
      const form = await visitor.form(`${list}/new`);
      const target = targetOf(form, `${list}/new`);
      const answer = await visitor.ask('POST', `${target}?`, typed(untouched(form)));
      expectStatus(answer, 302, 303, 422);
      const rows = await rowsOf(email, new RegExp(`POST \\| ${target} `));
      for (const row of rows) expect(row).not.toMatch(/\bGET\b|\?/);
    });

    it('is for admins to read, and for nobody to write', async () => {
      const { visitor } = await signUp(server());
      expect(leadsTo(await stranger(server()).get(AUDIT))).toBe('/auth/login');
      const refusal = await visitor.get(AUDIT);
      expectPage(refusal, 403);
      expect(rowsOn(refusal)).toEqual([]);
      const page = await admin.get(AUDIT);
      expectPage(page, 200);
      expect(page.headers['cache-control']).toMatch(/\bno-store\b/);
      expect(parse(page.text).querySelectorAll('main form')).toEqual([]);
      expectPage(await admin.ask('POST', AUDIT, typed(new URLSearchParams())), 403, 405);
      for (const number of ['0', 'x', '-1', '100000']) {
        expectPage(await admin.get(`${AUDIT}?page=${number}`), 200, 404);
      }
    });

    it('goes on over pages, without saying anything twice', async () => {
      const visitor = stranger(server());
      // Failed sign-ins are the cheapest entries.
      for (let count = 0; count < 25; count += 1) {
        expectPage(await tryToSignIn(visitor, `paged-${count}@example.com`, PASSWORD), 422);
      }
      await rowsOf('paged-24@example.com', /POST/);
      const [first, second] = [await admin.get(AUDIT), await admin.get(`${AUDIT}?page=2`)];
      expectPage(second, 200);
      const emails = [...rowsOn(first), ...rowsOn(second)].flatMap(
        (cells) => /paged-\d+@/.exec(cells.join(' | '))?.[0] ?? [],
      );
      const numbers = emails.map((email) => Number(/\d+/.exec(email)));
      expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
      expect(new Set(numbers).size).toBe(25);
      expect(parse(first.text).querySelector('a[href*="page=2"]')).toBeTruthy();
    });

    it('has no passwords, tokens or codes', async () => {
      const { visitor, email, authenticator, recoveryCodes } =
        await signUpWithSecondFactor(server());
      const code = await authenticator.code();
      leadsTo(await signInWith(stranger(server()), email, code));
      leadsTo(await signInWith(stranger(server()), email, recoveryCodes[0]!));
      leadsTo(await visitor.fill('/auth/verify', { password: PASSWORD, code: recoveryCodes[1]! }));
      await visitor.get('/auth/me');
      leadsTo(await press(visitor, FACTOR, `${FACTOR}/disable`));
      const rows = (await rowsOf(email, new RegExp(`${FACTOR}/disable`))).join('\n');
      for (const path of [`${FACTOR}/begin`, `${FACTOR}/confirm`, '/auth/verify']) {
        expect(rows).toContain(`POST | ${path} |`);
      }
      for (const secret of [PASSWORD, authenticator.secret, ...recoveryCodes]) {
        expect(rows).not.toContain(secret);
      }
      expect(rows).not.toMatch(new RegExp(`\\b${code}\\b`));
      expect(rows).not.toContain('?');
    });
  });
}
