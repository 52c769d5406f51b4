import { InvalidError } from '../errors.js';
import { mailTokenTable } from './account-tables.js';
import { Model } from './model.js';
import { hashOf, hasExpired, newToken } from './tokens.js';

const HOUR_MS = 60 * 60 * 1000;

/** Tokens that prove who reads the mails to an address. Each is good for one purpose, once, for an hour. */
export class MailTokenModel {
  #tokens;

  constructor(database) {
    this.#tokens = new Model(database, mailTokenTable);
  }

  async create(purpose, email) {
    const now = Date.now();
    await this.#tokens.removeBefore('expiresAt', new Date(now));
    const token = newToken();
    const expiresAt = new Date(now + HOUR_MS).toISOString();
    await this.#tokens.create({ email, purpose, tokenHash: hashOf(token), expiresAt });
    return token;
  }

  /** The address that a token was sent to. */
  async emailOf(purpose, token) {
    const found = await this.#tokens.findBy('tokenHash', hashOf(token));
    if (found?.purpose !== purpose || hasExpired(found.expiresAt)) throw invalidToken();
    return found.email;
  }

  /** Of two who spend it at the same time, one is too late. */
  async spend(token) {
    const spent = await this.#tokens.removeBy('tokenHash', hashOf(token));
    if (spent === 0) throw invalidToken();
  }

  async removeFor(email) {
    await this.#tokens.removeBy('email', email);
  }
}

export function invalidToken() {
  return new InvalidError([{ field: 'token', message: 'is wrong, used or expired' }]);
}
