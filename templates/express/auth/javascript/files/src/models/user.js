import { randomUUID } from 'node:crypto';
import { userTable } from './account-tables.js';
import { Model } from './model.js';

export const ROLES = ['user', 'admin'];

export class UserModel {
  sortFields;
  #accounts;

  constructor(database) {
    this.#accounts = new Model(database, userTable);
    this.sortFields = this.#accounts.sortFields;
  }

  async list(query) {
    const page = await this.#accounts.list(query);
    return { ...page, items: page.items.map(userOf) };
  }

  async account(id) {
    return this.#accounts.find(id);
  }

  async accountOf(email) {
    return this.#accounts.findBy('email', email);
  }

  /** Without a password nobody can sign in, until a reset sets one. */
  async create(values, passwordHash = null) {
    return this.#accounts.create({ ...values, passwordHash, passwordId: randomUUID() });
  }

  async update(id, changes) {
    return userOf(await this.#accounts.update(id, changes));
  }

  /** Ends all sessions of the user. */
  async setPassword(id, passwordHash) {
    return this.#accounts.update(id, { passwordHash, passwordId: randomUUID() });
  }
}

export function userOf({ id, email, name, role, createdAt, updatedAt }) {
  return { id, email, name, role, createdAt, updatedAt };
}
