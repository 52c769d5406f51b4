import { auditEntryTable } from './audit-table.js';
import { Model } from './model.js';

/** What was changed, when, and by whom. Entries are added only. */
export class AuditEntryModel {
  sortFields;
  #entries;

  constructor(database) {
    this.#entries = new Model(database, auditEntryTable);
    this.sortFields = this.#entries.sortFields.filter((field) => field !== 'updatedAt');
  }

  async append(values) {
    await this.#entries.create(values);
  }

  async list(query) {
    const page = await this.#entries.list(query);
    return { ...page, items: page.items.map(entryOf) };
  }
}

/** It is never changed, and so has one time only. */
function entryOf(entry) {
  const { id, method, path, status, userId, email, address, userAgent, createdAt } = entry;
  return { id, method, path, status, userId, email, address, userAgent, createdAt };
}
