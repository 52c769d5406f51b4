import type { Logger } from 'pino';
import type { Transport } from './transport.js';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Sends mails behind the answers, so that no request waits for one and none can tell whether there is one. */
export class Mailer {
  readonly #transport: Transport;
  readonly #logger: Logger;
  readonly #pending = new Set<Promise<void>>();

  constructor(transport: Transport, logger: Logger) {
    this.#transport = transport;
    this.#logger = logger;
  }

  /** What fails is logged: whoever asked for the mail has been answered. */
  send(write: () => Promise<Mail>): void {
    const sending = this.#send(write).finally(() => this.#pending.delete(sending));
    this.#pending.add(sending);
  }

  /** Waits for the mails that are not sent yet. */
  async finish(): Promise<void> {
    await Promise.all(this.#pending);
  }

  async #send(write: () => Promise<Mail>): Promise<void> {
    try {
      await this.#transport(await write());
    } catch (error) {
      this.#logger.error(error, 'a mail was not sent');
    }
  }
}
