import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { found, isConflict } from '../database/errors.js';
import { ConflictError, InvalidError, NotFoundError } from '../errors.js';
import { datetime } from './fields.js';
import { Reservations } from './reservations.js';

/**
 * @typedef {object} Definition
 * @property {string} name
 * @property {Record<string, import('./fields.js').Field>} fields
 * @property {string[]} [unique]
 * @property {Record<string, string>} [references] the names of the models that fields refer to
 */

const ID = /^[0-9a-f-]{36}$/;

/** How often a change starts over where others change the same record at the same time. */
const ATTEMPTS = 50;

/** Those who collided wait for different times, up to this one. */
const PAUSE_MS = 20;

/**
 * Keeps records as documents: their ids begin with the name of the model.
 * @implements {import('./store.js').Store}
 */
export class Model {
  /** @type {string[]} */
  sortFields;
  #database;
  #name;
  #fields;
  #references;
  #unique;

  /**
   * @param {import('../database/connection.js').Database} database
   * @param {Definition} definition
   */
  constructor(database, definition) {
    const { name, fields, unique = [], references = {} } = definition;
    this.#database = database;
    this.#name = name;
    this.#references = references;
    this.#unique = new Map(unique.map((field) => [field, new Reservations(database, name, field)]));
    this.#fields = new Map([
      ...Object.entries(fields),
      ['createdAt', datetime],
      ['updatedAt', datetime],
    ]);
    const sortable = [...this.#fields].filter(([, field]) => field.sortable);
    this.sortFields = ['id', ...sortable.map(([field]) => field)];
    database.kinds.set(name, { name, sortFields: this.sortFields, references });
  }

  async list({ page, pageSize, sort }) {
    const view = await this.#view(this.#name, sort.field, {
      include_docs: true,
      descending: sort.direction === 'desc',
      skip: (page - 1) * pageSize,
      limit: pageSize,
    });
    // A document that is deleted just now has a row, but is none any more.
    const items = view.rows.flatMap(({ doc }) => (doc === null ? [] : [this.#recordFrom(doc)]));
    return { items, page, pageSize, total: view.total_rows };
  }

  async count() {
    return (await this.#view(this.#name, 'id', { limit: 0 })).total_rows;
  }

  async find(id) {
    return this.#recordFrom(await this.#document(id));
  }

  async create(values) {
    await this.#checkReferences(values);
    const now = new Date();
    const document = {
      _id: this.#documentId(randomUUID()),
      ...this.#kept({ ...this.#nothing(), ...values, createdAt: now, updatedAt: now }),
    };
    await this.#reserve(document);
    await this.#put(document);
    return this.#recordFrom(document);
  }

  async update(id, changes) {
    await this.#checkReferences(changes);
    return this.#untilUndisturbed(async () => {
      const before = await this.#document(id);
      const after = { ...before, ...this.#kept({ ...changes, updatedAt: new Date() }) };
      await this.#reserve(after, before);
      try {
        await this.#put(after);
      } catch (error) {
        if (isConflict(error)) await this.#release(after, before);
        throw error;
      }
      await this.#release(before, after);
      return this.#recordFrom(after);
    });
  }

  async remove(id) {
    return this.#untilUndisturbed(async () => {
      const document = await this.#document(id);
      if (await this.#isReferredTo(id)) {
        throw new ConflictError('Other records refer to this one.');
      }
      const { _id, _rev } = document;
      await this.#database.request({ method: 'DELETE', doc: _id, qs: { rev: _rev } });
      await this.#release(document);
    });
  }

  /** A write names the revision that it replaces, and starts over where that has been replaced already. */
  async #untilUndisturbed(work) {
    for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (!isConflict(error)) throw error;
        await delay(Math.random() * PAUSE_MS);
      }
    }
    throw new ConflictError('Others change this record at the same time.');
  }

  async #put(document) {
    await this.#database.request({ method: 'PUT', doc: document._id, body: document });
  }

  /** Takes the unique values of a document, all or none. */
  async #reserve(document, before) {
    const taken = [];
    for (const [field, reservations] of this.#unique) {
      const value = document[field];
      if (value == null || value === before?.[field]) continue;
      if (!(await reservations.take(value, document._id))) taken.push(field);
    }
    if (taken.length === 0) return;
    await this.#release(document, before);
    const errors = taken.map((field) => ({ field, message: 'is already taken' }));
    throw new ConflictError('Another record has this value already.', errors);
  }

  /** Gives back the unique values of a document, but for those that it has in the other version, too. */
  async #release(document, other) {
    for (const [field, reservations] of this.#unique) {
      const value = document[field];
      if (value == null || value === other?.[field]) continue;
      await reservations.release(value, document._id);
    }
  }

  /** CouchDB knows nothing of references. Whoever deletes the record at this very moment leaves one to nothing. */
  async #checkReferences(values) {
    const broken = [];
    for (const [field, target] of Object.entries(this.#references)) {
      const id = values[field];
      if (id == null) continue;
      const doc = `${target}:${id}`;
      if (!(await found(this.#database.request({ doc })))) broken.push(field);
    }
    if (broken.length === 0) return;
    throw new InvalidError(broken.map((field) => ({ field, message: 'refers to nothing' })));
  }

  /** Whether records other than the one itself refer to it. */
  async #isReferredTo(id) {
    for (const { name, references } of this.#database.kinds.values()) {
      for (const [field, target] of Object.entries(references)) {
        if (target !== this.#name) continue;
        const { rows } = await this.#view(name, field, { key: id, limit: 2 });
        if (rows.some((row) => row.id !== this.#documentId(id))) return true;
      }
    }
    return false;
  }

  async #view(kind, view, qs) {
    return this.#database.request({ path: `_design/${kind}/_view/${view}`, qs });
  }

  /** What can't be an id never becomes a part of a path. */
  async #document(id) {
    if (!ID.test(id)) throw new NotFoundError();
    const document = await found(this.#database.request({ doc: this.#documentId(id) }));
    if (document === undefined) throw new NotFoundError();
    return document;
  }

  #documentId(id) {
    return `${this.#name}:${id}`;
  }

  /** Null is kept, too: indexes leave out documents that lack a field. */
  #nothing() {
    return Object.fromEntries([...this.#fields.keys()].map((field) => [field, null]));
  }

  #kept(values) {
    const kept = Object.entries(values).map(([name, value]) => [
      name,
      value == null ? null : this.#fields.get(name).write(value),
    ]);
    return Object.fromEntries(kept);
  }

  #recordFrom(document) {
    const record = { id: document._id.slice(this.#name.length + 1) };
    for (const [name, { read }] of this.#fields) {
      const kept = document[name];
      record[name] = kept == null ? null : read(kept);
    }
    return record;
  }
}
