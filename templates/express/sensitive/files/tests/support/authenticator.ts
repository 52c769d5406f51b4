import { TOTP } from 'otpauth';

const STEP_MS = 30_000;
const FAR = 20;

/** Shows codes as an app on a phone does, but each of a later step of time than the one before. */
export class Authenticator {
  readonly #totp: TOTP;
  #next = 0;

  constructor(secret: string) {
    this.#totp = new TOTP({ secret });
  }

  code(): string {
    const step = Math.max(this.#next, this.#totp.counter());
    this.#next = step + 1;
    return this.#codeAt(step);
  }

  /** One of a time to come. */
  strangeCode(): string {
    return this.#codeAt(this.#totp.counter() + FAR);
  }

  #codeAt(step: number): string {
    return this.#totp.generate({ timestamp: step * STEP_MS });
  }
}
