/** Writes behind the answers, so that no request waits for its entry. */
export class AuditWriter {
  #logger;
  #pending = new Set();

  constructor(logger) {
    this.#logger = logger;
  }

  /** Where that fails the entry goes to the server's log: the request has been answered. */
  append(entry, write) {
    const writing = this.#write(entry, write).finally(() => this.#pending.delete(writing));
    this.#pending.add(writing);
  }

  /** Waits for the entries that are not written yet. */
  async finish() {
    await Promise.all(this.#pending);
  }

  async #write(entry, write) {
    try {
      await write();
    } catch (error) {
      this.#logger.error({ err: error, entry }, 'an entry of the audit log was not written');
    }
  }
}
