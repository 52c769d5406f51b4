import { TOTP } from 'otpauth';

const STEP_MS = 30_000;
const FAR = 20;

/** Shows codes as an app on a phone does, but each of a later step of time than the one before. */
export class Authenticator {
  #totp;
  #next = 0;

  constructor(secret) {
    this.#totp = new TOTP({ secret });
  }

  code() {
    const step = Math.max(this.#next, this.#totp.counter());
    this.#next = step + 1;
    return this.#codeAt(step);
  }

  /** One of a time to come. */
  strangeCode() {
    return this.#codeAt(this.#totp.counter() + FAR);
  }

  #codeAt(step) {
    return this.#totp.generate({ timestamp: step * STEP_MS });
  }
}
