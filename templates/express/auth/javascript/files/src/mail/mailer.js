/** Sends mails behind the answers, so that no request waits for one and none can tell whether there is one. */
export class Mailer {
  #transport;
  #logger;
  #pending = new Set();

  constructor(transport, logger) {
    this.#transport = transport;
    this.#logger = logger;
  }

  /** What fails is logged: whoever asked for the mail has been answered. */
  send(write) {
    const sending = this.#send(write).finally(() => this.#pending.delete(sending));
    this.#pending.add(sending);
  }

  /** Waits for the mails that are not sent yet. */
  async finish() {
    await Promise.all(this.#pending);
  }

  async #send(write) {
    try {
      await this.#transport(await write());
    } catch (error) {
      this.#logger.error(error, 'a mail was not sent');
    }
  }
}
