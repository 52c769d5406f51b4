import express, { type Express } from 'express';
import { pino } from 'pino';
import type { Database } from '../../src/database/connection.js';
import { Mailer, type Mail } from '../../src/mail/mailer.js';
import { createAccounts } from '../../src/models/accounts.js';
import type { Account, Role } from '../../src/models/user.js';

const TESTER = 'tester@example.com';

/** What test applications have sent, instead of sending it. */
export const mails: Mail[] = [];

export const mailer = new Mailer(async (mail) => mails.push(mail), pino({ level: 'silent' }));

let sequence = 0;

/** An address that no other test writes to. */
export function freshEmail(): string {
  sequence += 1;
  return `user-${process.pid}-${sequence}@example.com`;
}

/** A user without a password, who is signed in by `tokenFor`. */
export async function createUser(database: Database, role: Role = 'user'): Promise<Account> {
  return createAccounts(database).users.create({ email: freshEmail(), role });
}

export async function tokenFor(database: Database, account: Account): Promise<string> {
  const { token } = await createAccounts(database).sessions.open(account, 1);
  return token;
}

/** Whom requests come from that don't say otherwise. */
export async function tester(database: Database): Promise<Account> {
  const { users } = createAccounts(database);
  const found = await users.accountOf(TESTER);
  if (found) return found;
  try {
    return await users.create({ email: TESTER, role: 'user' });
  } catch (error) {
    // Where several ask at once, one of them is first.
    const other = await users.accountOf(TESTER);
    if (other) return other;
    throw error;
  }
}

/** The application with the tester signed in, wherever a request has no header of its own. */
export function signedIn(app: Express, database: Database): Express {
  let token: Promise<string | undefined> | undefined;
  const signIn = async () => tokenFor(database, await tester(database));
  const outer = express().disable('x-powered-by');
  outer.use(async (req, _res, next) => {
    if (req.headers.authorization === undefined) {
      // Without its database, nobody can sign in: the application itself shall say so.
      token ??= signIn().catch(() => (token = undefined));
      req.headers.authorization = `Bearer ${await token}`;
    }
    next();
  });
  return outer.use(app);
}
