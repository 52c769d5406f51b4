import type { Database } from '../database/connection.js';
import { auditEntryTable } from './audit-table.js';
import { Model } from './model.js';
import type { ListQuery, Stored } from './store.js';

export interface AuditEntryValues {
  method: string;
  path: string;
  status: number;
  userId?: string | null;
  email?: string | null;
  address: string;
  userAgent?: string | null;
}

/** What was changed, when, and by whom. Entries are added only. */
export class AuditEntryModel {
  readonly sortFields: readonly string[];
  readonly #entries: Model<AuditEntryValues>;

  constructor(database: Database) {
    this.#entries = new Model(database, auditEntryTable);
    this.sortFields = this.#entries.sortFields.filter((field) => field !== 'updatedAt');
  }

  async append(values: AuditEntryValues): Promise<void> {
    await this.#entries.create(values);
  }

  async list(query: ListQuery) {
    const page = await this.#entries.list(query);
    return { ...page, items: page.items.map(entryOf) };
  }
}

/** It is never changed, and so has one time only. */
function entryOf(entry: Stored<AuditEntryValues>) {
  const { id, method, path, status, userId, email, address, userAgent, createdAt } = entry;
  return { id, method, path, status, userId, email, address, userAgent, createdAt };
}
