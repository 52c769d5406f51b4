import { randomUUID } from 'node:crypto';
import type { Database } from '../database/connection.js';
import { userTable } from './account-tables.js';
import { Model } from './model.js';
import type { ListQuery, Page, Stored } from './store.js';

export const ROLES = ['user', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface UserValues {
  email: string;
  name?: string | null;
  role: Role;
}

export type User = Stored<UserValues>;

/** What is kept of a user, and what of it nobody is answered. */
export interface AccountValues extends UserValues {
  passwordHash?: string | null;
  /** Another one with every password: a session ends with the password that opened it. */
  passwordId: string;
}

export type Account = Stored<AccountValues>;

export class UserModel {
  readonly sortFields: readonly string[];
  readonly #accounts: Model<AccountValues>;

  constructor(database: Database) {
    this.#accounts = new Model(database, userTable);
    this.sortFields = this.#accounts.sortFields;
  }

  async list(query: ListQuery): Promise<Page<UserValues>> {
    const page = await this.#accounts.list(query);
    return { ...page, items: page.items.map(userOf) };
  }

  async account(id: string): Promise<Account> {
    return this.#accounts.find(id);
  }

  async accountOf(email: string): Promise<Account | undefined> {
    return this.#accounts.findBy('email', email);
  }

  /** Without a password nobody can sign in, until a reset sets one. */
  async create(values: UserValues, passwordHash: string | null = null): Promise<Account> {
    return this.#accounts.create({ ...values, passwordHash, passwordId: randomUUID() });
  }

  async update(id: string, changes: Partial<UserValues>): Promise<User> {
    return userOf(await this.#accounts.update(id, changes));
  }

  /** Ends all sessions of the user. */
  async setPassword(id: string, passwordHash: string): Promise<Account> {
    return this.#accounts.update(id, { passwordHash, passwordId: randomUUID() });
  }
}

export function userOf({ id, email, name, role, createdAt, updatedAt }: Account): User {
  return { id, email, name, role, createdAt, updatedAt };
}
