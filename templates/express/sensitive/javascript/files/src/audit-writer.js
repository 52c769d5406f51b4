/** Writes behind the answers, so that no request waits for its entry. */
export class AuditWriter {
  #logger;
  #pending = new Set();

  constructor(logger) {
    this.#logger = logger;
  }

  /** What fails is logged: the request has been answered. */
  append(write) {
    const writing = this.#write(write).finally(() => this.#pending.delete(writing));
    this.#pending.add(writing);
  }

  /** Waits for the entries that are not written yet. */
  async finish() {
    await Promise.all(this.#pending);
  }

  async #write(write) {
    try {
      await write();
    } catch (error) {
      this.#logger.error(error, 'an entry of the audit log was not written');
    }
  }
}
