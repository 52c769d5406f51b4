import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import { Model } from './model.js';
import { recoveryCodeTable } from './second-factor-tables.js';
import { hashOf } from './tokens.js';

const CODES = 10;

/** Codes for who has lost the authenticator. Each is good once. */
export class RecoveryCodeModel {
  #codes;

  constructor(database) {
    this.#codes = new Model(database, recoveryCodeTable);
  }

  /** New ones, in place of those that there were. */
  async renew(userId) {
    await this.removeFor(userId);
    const codes = Array.from({ length: CODES }, newCode);
    for (const code of codes) await this.#codes.create({ userId, codeHash: hashOf(code) });
    return codes;
  }

  async countOf(userId) {
    return (await this.#codes.findAllBy('userId', userId)).length;
  }

  async isOf(userId, code) {
    const found = await this.#codes.findBy('codeHash', hashOf(code));
    return found?.userId === userId;
  }

  /** Of two who spend it at the same time, one is too late. */
  async spend(code) {
    return (await this.#codes.removeBy('codeHash', hashOf(code))) > 0;
  }

  async removeFor(userId) {
    await this.#codes.removeBy('userId', userId);
  }
}

/** 50 random bits. */
function newCode() {
  const { buffer } = Uint8Array.from(randomBytes(7));
  const text = new Secret({ buffer }).base32.toLowerCase();
  return `${text.slice(0, 5)}-${text.slice(5, 10)}`;
}
