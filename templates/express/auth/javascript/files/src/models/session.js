import { sessionTable } from './account-tables.js';
import { Model } from './model.js';
import { hashOf, hasExpired, newToken } from './tokens.js';
import { userOf } from './user.js';

const DAY_MS = 24 * 60 * 60 * 1000;

export class SessionModel {
  #sessions;
  #users;

  constructor(database, users) {
    this.#sessions = new Model(database, sessionTable);
    this.#users = users;
  }

  async open(account, days) {
    const now = Date.now();
    await this.#sessions.removeBefore('expiresAt', new Date(now));
    const token = newToken();
    const { expiresAt } = await this.#sessions.create({
      userId: account.id,
      passwordId: account.passwordId,
      tokenHash: hashOf(token),
      expiresAt: new Date(now + days * DAY_MS).toISOString(),
    });
    return { token, expiresAt, user: userOf(account) };
  }

  /** Who is signed in with a token, if it is one that holds. */
  async userOf(token) {
    const session = await this.#sessions.findBy('tokenHash', hashOf(token));
    if (!session || hasExpired(session.expiresAt)) return undefined;
    const account = await this.#users.account(session.userId);
    return account.passwordId === session.passwordId ? userOf(account) : undefined;
  }

  async close(token) {
    await this.#sessions.removeBy('tokenHash', hashOf(token));
  }
}
