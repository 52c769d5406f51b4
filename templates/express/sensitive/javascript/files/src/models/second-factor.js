import { ConflictError } from '../errors.js';
import { Model } from './model.js';
import { secondFactorTable } from './second-factor-tables.js';

export class SecondFactorModel {
  #factors;

  constructor(database) {
    this.#factors = new Model(database, secondFactorTable);
  }

  async of(userId) {
    return this.#factors.findBy('userId', userId);
  }

  /** Begins anew where one was begun. */
  async begin(userId, secret) {
    const factor = await this.of(userId);
    if (factor?.confirmedAt) throw new ConflictError('There is a second factor already.');
    if (!factor) await this.#factors.create({ userId, secret, lastStep: 0 });
    else if (!(await this.#change(factor, { secret, lastStep: 0 }))) {
      throw new ConflictError('It was changed meanwhile.');
    }
  }

  /** Of two who spend it at the same time, one is too late. */
  async spend(factor, step) {
    return step > factor.lastStep && this.#change(factor, { lastStep: step });
  }

  async confirm(factor, step) {
    return this.#change(factor, { lastStep: step, confirmedAt: new Date().toISOString() });
  }

  async removeFor(userId) {
    await this.#factors.removeBy('userId', userId);
  }

  async #change(factor, changes) {
    const { id, secret, lastStep } = factor;
    return this.#factors.updateIf(id, { secret, lastStep }, changes);
  }
}
