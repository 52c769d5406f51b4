import express, { type Express } from 'express';
import type { Database } from '../../src/database/connection.js';
import { createAccounts } from '../../src/models/accounts.js';
import { hashPassword } from '../../src/models/password-hash.js';
import type { Account, Role } from '../../src/models/user.js';
import { freshEmail } from './accounts.js';
import { Authenticator } from './authenticator.js';
import { Visitor } from './visitor.js';

export const pagePassword = 'correct horse battery staple';

const factor = '/auth/second-factor';

/** A browser in which nobody is signed in. */
export function stranger(app: Express): Visitor {
  const outer = express().use((req, _res, next) => {
    req.headers.cookie ??= '';
    next();
  });
  return new Visitor(outer.use(app));
}

/** Somebody who signs in by the form. */
export class PagePerson {
  readonly account: Account;
  readonly visitor: Visitor;

  constructor(app: Express, account: Account) {
    this.account = account;
    this.visitor = stranger(app);
  }

  async signIn(code = '', password = pagePassword) {
    const { email } = this.account;
    return this.visitor.submit('/auth/login', { email, password, code });
  }

  /** Sends a form of a page that has several, or another one. */
  async press(page: string, action: string, values: object = {}) {
    const { text } = await this.visitor.get(page).expect(200);
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1];
    return this.visitor.post(action, { _csrf, ...values });
  }

  async begin(): Promise<Authenticator> {
    const { text } = await this.press(factor, `${factor}/begin`);
    return new Authenticator(/<code>([A-Z2-7]{32})<\/code>/.exec(text)?.[1] ?? '');
  }

  async confirm(code: string) {
    return this.press(factor, `${factor}/confirm`, { code });
  }

  /** Gets a second factor, and puts it in force. */
  async enroll() {
    const authenticator = await this.begin();
    const { text } = await this.confirm(authenticator.code());
    return { authenticator, recoveryCodes: recoveryCodesIn(text) };
  }
}

export function recoveryCodesIn(text: string): string[] {
  return [...text.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code = '']) => code);
}

/** A user with that password, who is signed in. */
export async function newPagePerson(app: Express, database: Database, role: Role = 'user') {
  const { users } = createAccounts(database);
  const passwordHash = await hashPassword(pagePassword);
  const account = await users.create({ email: freshEmail(), role }, passwordHash);
  const person = new PagePerson(app, account);
  await person.signIn();
  return person;
}
