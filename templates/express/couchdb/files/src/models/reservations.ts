import { createHash } from 'node:crypto';
import type { Database } from '../database/connection.js';
import { found, isConflict, statusOf } from '../database/errors.js';

interface Reservation {
  _id: string;
  _rev?: string;
  /** The id of the document that has the value, or is about to have it. */
  owner: string;
  madeAt: string;
}

/** Longer than any request takes. */
const ABANDONED_MS = 60_000;

/**
 * CouchDB keeps nothing unique but the ids of documents. So whoever wants a unique value first makes a
 * document whose id follows from it: that can be done once only, whoever else tries at the same moment.
 */
export class Reservations {
  readonly #database: Database;
  readonly #kind: string;
  readonly #field: string;

  constructor(database: Database, kind: string, field: string) {
    this.#database = database;
    this.#kind = kind;
    this.#field = field;
  }

  /** Whether the value is the owner's now. */
  async take(value: unknown, owner: string): Promise<boolean> {
    const _id = this.#idOf(value);
    const reservation: Reservation = { _id, owner, madeAt: new Date().toISOString() };
    const present = await this.#present(_id);
    if (present?.owner === owner) return true;
    if (present && !(await this.#isAbandoned(present, value))) return false;
    try {
      const body = present ? { ...reservation, _rev: present._rev } : reservation;
      await this.#database.request({ method: 'PUT', doc: _id, body });
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  }

  /** Gives the value back, unless the owner has it all the same. */
  async release(value: unknown, owner: string): Promise<void> {
    const present = await this.#present(this.#idOf(value));
    if (present?.owner !== owner || (await this.#isHeld(present, value))) return;
    try {
      const { _id, _rev } = present;
      await this.#database.request({ method: 'DELETE', doc: _id, qs: { rev: _rev } });
    } catch (error) {
      if (!isConflict(error) && statusOf(error) !== 404) throw error;
    }
  }

  #idOf(value: unknown): string {
    const digest = createHash('sha256').update(JSON.stringify(value)).digest('hex');
    return `unique:${this.#kind}.${this.#field}:${digest}`;
  }

  async #present(doc: string): Promise<Reservation | undefined> {
    return found(this.#database.request<Reservation>({ doc }));
  }

  /** What a process left that ended between the reservation and its use. */
  async #isAbandoned(reservation: Reservation, value: unknown): Promise<boolean> {
    const age = Date.now() - Date.parse(reservation.madeAt);
    return age > ABANDONED_MS && !(await this.#isHeld(reservation, value));
  }

  async #isHeld({ owner }: Reservation, value: unknown): Promise<boolean> {
    const document = await found(this.#database.request<Record<string, unknown>>({ doc: owner }));
    return document?.[this.#field] === value;
  }
}
