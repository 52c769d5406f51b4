import type { Logger } from 'pino';

/** Writes behind the answers, so that no request waits for its entry. */
export class AuditWriter {
  readonly #logger: Logger;
  readonly #pending = new Set<Promise<void>>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** What fails is logged: the request has been answered. */
  append(write: () => Promise<unknown>): void {
    const writing = this.#write(write).finally(() => this.#pending.delete(writing));
    this.#pending.add(writing);
  }

  /** Waits for the entries that are not written yet. */
  async finish(): Promise<void> {
    await Promise.all(this.#pending);
  }

  async #write(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#logger.error(error, 'an entry of the audit log was not written');
    }
  }
}
