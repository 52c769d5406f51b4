import type { Database } from '../database/connection.js';
import { ConflictError } from '../errors.js';
import { Model } from './model.js';
import { secondFactorTable } from './second-factor-tables.js';
import type { Stored } from './store.js';

export interface SecondFactorValues {
  userId: string;
  /** Encrypted. */
  secret: string;
  /** That of the last code that was taken: it is good once, and so are those before it. */
  lastStep: number;
  /** Null until a code has shown that the authenticator works. */
  confirmedAt?: string | null;
}

export type SecondFactor = Stored<SecondFactorValues>;

export class SecondFactorModel {
  readonly #factors: Model<SecondFactorValues>;

  constructor(database: Database) {
    this.#factors = new Model(database, secondFactorTable);
  }

  async of(userId: string): Promise<SecondFactor | undefined> {
    return this.#factors.findBy('userId', userId);
  }

  /** Begins anew where one was begun. */
  async begin(userId: string, secret: string): Promise<void> {
    const factor = await this.of(userId);
    if (factor?.confirmedAt) throw new ConflictError('There is a second factor already.');
    if (!factor) await this.#factors.create({ userId, secret, lastStep: 0 });
    else if (!(await this.#change(factor, { secret, lastStep: 0 }))) {
      throw new ConflictError('It was changed meanwhile.');
    }
  }

  /** Of two who spend it at the same time, one is too late. */
  async spend(factor: SecondFactor, step: number): Promise<boolean> {
    return step > factor.lastStep && this.#change(factor, { lastStep: step });
  }

  async confirm(factor: SecondFactor, step: number): Promise<boolean> {
    return this.#change(factor, { lastStep: step, confirmedAt: new Date().toISOString() });
  }

  async removeFor(userId: string): Promise<void> {
    await this.#factors.removeBy('userId', userId);
  }

  async #change(factor: SecondFactor, changes: Partial<SecondFactorValues>): Promise<boolean> {
    const { id, secret, lastStep } = factor;
    return this.#factors.updateIf(id, { secret, lastStep }, changes);
  }
}
