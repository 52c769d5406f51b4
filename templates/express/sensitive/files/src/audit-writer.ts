import type { Logger } from 'pino';
import type { AuditEntryValues } from './models/audit-entry.js';

/** Writes behind the answers, so that no request waits for its entry. */
export class AuditWriter {
  readonly #logger: Logger;
  readonly #pending = new Set<Promise<void>>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Where that fails the entry goes to the server's log: the request has been answered. */
  append(entry: AuditEntryValues, write: () => Promise<unknown>): void {
    const writing = this.#write(entry, write).finally(() => this.#pending.delete(writing));
    this.#pending.add(writing);
  }

  /** Waits for the entries that are not written yet. */
  async finish(): Promise<void> {
    await Promise.all(this.#pending);
  }

  async #write(entry: AuditEntryValues, write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#logger.error({ err: error, entry }, 'an entry of the audit log was not written');
    }
  }
}
