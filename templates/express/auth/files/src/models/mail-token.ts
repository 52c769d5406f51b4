import type { Database } from '../database/connection.js';
import { InvalidError } from '../errors.js';
import { mailTokenTable } from './account-tables.js';
import { Model } from './model.js';
import { hashOf, hasExpired, newToken } from './tokens.js';

const HOUR_MS = 60 * 60 * 1000;

export type Purpose = 'register' | 'reset';

export interface MailTokenValues {
  email: string;
  purpose: Purpose;
  tokenHash: string;
  expiresAt: string;
}

/** Tokens that prove who reads the mails to an address. Each is good for one purpose, once, for an hour. */
export class MailTokenModel {
  readonly #tokens: Model<MailTokenValues>;

  constructor(database: Database) {
    this.#tokens = new Model(database, mailTokenTable);
  }

  async create(purpose: Purpose, email: string): Promise<string> {
    const now = Date.now();
    await this.#tokens.removeBefore('expiresAt', new Date(now));
    const token = newToken();
    const expiresAt = new Date(now + HOUR_MS).toISOString();
    await this.#tokens.create({ email, purpose, tokenHash: hashOf(token), expiresAt });
    return token;
  }

  /** The address that a token was sent to. */
  async emailOf(purpose: Purpose, token: string): Promise<string> {
    const found = await this.#tokens.findBy('tokenHash', hashOf(token));
    if (found?.purpose !== purpose || hasExpired(found.expiresAt)) throw invalidToken();
    return found.email;
  }

  /** Of two who spend it at the same time, one is too late. */
  async spend(token: string): Promise<void> {
    const spent = await this.#tokens.removeBy('tokenHash', hashOf(token));
    if (spent === 0) throw invalidToken();
  }

  async removeFor(email: string): Promise<void> {
    await this.#tokens.removeBy('email', email);
  }
}

export function invalidToken(): InvalidError {
  return new InvalidError([{ field: 'token', message: 'is wrong, used or expired' }]);
}
