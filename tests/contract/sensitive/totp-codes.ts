import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const STEP_MS = 30_000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The step of time (RFC 6238) that it is. */
const stepNow = (): number => Math.floor(Date.now() / STEP_MS);

/** The six digits that belong to a step, by a secret in base32 (RFC 4226, section 5.3). */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const number = mac.readUInt32BE(mac[mac.length - 1]! & 0xf) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((character) => {
    const value = ALPHABET.indexOf(character);
    if (value < 0) throw new Error(`"${text}" is not base32.`);
    return value.toString(2).padStart(5, '0');
  });
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** An authenticator: every code that it shows is of a later step than the one before, so that none is shown twice. */
export class Authenticator {
  readonly secret: string;
  #last = 0;

  constructor(secret: string) {
    this.secret = secret;
  }

  /** The next code that a server takes, which allows for one step to either side; waits for it where it has to. */
  async code(): Promise<string> {
    const step = Math.max(this.#last + 1, stepNow());
    while (step > stepNow() + 1) await pause(500);
    this.#last = step;
    return codeAt(this.secret, step);
  }

  /** Codes that no server takes now: of a time long gone, and of one to come. */
  strangeCodes(): string[] {
    const near = [-2, -1, 0, 1, 2].map((offset) => codeAt(this.secret, stepNow() + offset));
    const far = [-20, 20].map((offset) => codeAt(this.secret, stepNow() + offset));
    return far.filter((code) => !near.includes(code));
  }
}
