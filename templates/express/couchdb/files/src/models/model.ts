import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../database/connection.js';
import { found, isConflict } from '../database/errors.js';
import { ConflictError, InvalidError, NotFoundError } from '../errors.js';
import { datetime, type Field } from './fields.js';
import { Reservations } from './reservations.js';
import type { ListQuery, Page, Store, Stored } from './store.js';

export interface Definition<Values> {
  name: string;
  fields: Record<keyof Values & string, Field>;
  unique?: string[];
  /** The names of the models that fields refer to. */
  references?: Record<string, string>;
}

type Document = Record<string, unknown> & { _id: string; _rev?: string };

interface View {
  total_rows: number;
  /** A document that is deleted just now has a row, but is none any more. */
  rows: { id: string; doc: Document | null }[];
}

const ID = /^[0-9a-f-]{36}$/;

/** How often a change starts over where others change the same record at the same time. */
const ATTEMPTS = 50;

/** Those who collided wait for different times, up to this one. */
const PAUSE_MS = 20;

/** Keeps records as documents: their ids begin with the name of the model. */
export class Model<Values extends object> implements Store<Values> {
  readonly sortFields: readonly string[];
  readonly #database: Database;
  readonly #name: string;
  readonly #fields: Map<string, Field>;
  readonly #references: Record<string, string>;
  readonly #unique: Map<string, Reservations>;

  constructor(database: Database, definition: Definition<Values>) {
    const { name, fields, unique = [], references = {} } = definition;
    this.#database = database;
    this.#name = name;
    this.#references = references;
    this.#unique = new Map(unique.map((field) => [field, new Reservations(database, name, field)]));
    this.#fields = new Map([
      ...Object.entries<Field>(fields),
      ['createdAt', datetime],
      ['updatedAt', datetime],
    ]);
    const sortable = [...this.#fields].filter(([, field]) => field.sortable);
    this.sortFields = ['id', ...sortable.map(([field]) => field)];
    database.kinds.set(name, { name, sortFields: this.sortFields, references });
  }

  async list({ page, pageSize, sort }: ListQuery): Promise<Page<Values>> {
    const view = await this.#view(this.#name, sort.field, {
      include_docs: true,
      descending: sort.direction === 'desc',
      skip: (page - 1) * pageSize,
      limit: pageSize,
    });
    const items = view.rows.flatMap(({ doc }) => (doc === null ? [] : [this.#recordFrom(doc)]));
    return { items, page, pageSize, total: view.total_rows };
  }

  async count(): Promise<number> {
    return (await this.#view(this.#name, 'id', { limit: 0 })).total_rows;
  }

  async find(id: string): Promise<Stored<Values>> {
    return this.#recordFrom(await this.#document(id));
  }

  async create(values: Values): Promise<Stored<Values>> {
    await this.#checkReferences(values);
    const now = new Date();
    const document: Document = {
      _id: this.#documentId(randomUUID()),
      ...this.#kept({ ...this.#nothing(), ...values, createdAt: now, updatedAt: now }),
    };
    await this.#reserve(document);
    await this.#put(document);
    return this.#recordFrom(document);
  }

  async update(id: string, changes: Partial<Values>): Promise<Stored<Values>> {
    await this.#checkReferences(changes);
    return this.#untilUndisturbed(async () => {
      const before = await this.#document(id);
      const after: Document = { ...before, ...this.#kept({ ...changes, updatedAt: new Date() }) };
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

  async remove(id: string): Promise<void> {
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
  async #untilUndisturbed<T>(work: () => Promise<T>): Promise<T> {
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

  async #put(document: Document): Promise<void> {
    await this.#database.request({ method: 'PUT', doc: document._id, body: document });
  }

  /** Takes the unique values of a document, all or none. */
  async #reserve(document: Document, before?: Document): Promise<void> {
    const taken: string[] = [];
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
  async #release(document: Document, other?: Document): Promise<void> {
    for (const [field, reservations] of this.#unique) {
      const value = document[field];
      if (value == null || value === other?.[field]) continue;
      await reservations.release(value, document._id);
    }
  }

  /** CouchDB knows nothing of references. Whoever deletes the record at this very moment leaves one to nothing. */
  async #checkReferences(values: Partial<Values>): Promise<void> {
    const broken: string[] = [];
    for (const [field, target] of Object.entries(this.#references)) {
      const id = values[field as keyof Values] as string | null | undefined;
      if (id == null) continue;
      const doc = `${target}:${id}`;
      if (!(await found(this.#database.request({ doc })))) broken.push(field);
    }
    if (broken.length === 0) return;
    throw new InvalidError(broken.map((field) => ({ field, message: 'refers to nothing' })));
  }

  /** Whether records other than the one itself refer to it. */
  async #isReferredTo(id: string): Promise<boolean> {
    for (const { name, references } of this.#database.kinds.values()) {
      for (const [field, target] of Object.entries(references)) {
        if (target !== this.#name) continue;
        const { rows } = await this.#view(name, field, { key: id, limit: 2 });
        if (rows.some((row) => row.id !== this.#documentId(id))) return true;
      }
    }
    return false;
  }

  async #view(kind: string, view: string, qs: object): Promise<View> {
    return this.#database.request<View>({ path: `_design/${kind}/_view/${view}`, qs });
  }

  /** What can't be an id never becomes a part of a path. */
  async #document(id: string): Promise<Document> {
    if (!ID.test(id)) throw new NotFoundError();
    const document = await found(this.#database.request<Document>({ doc: this.#documentId(id) }));
    if (document === undefined) throw new NotFoundError();
    return document;
  }

  #documentId(id: string): string {
    return `${this.#name}:${id}`;
  }

  /** Null is kept, too: indexes leave out documents that lack a field. */
  #nothing(): Record<string, null> {
    return Object.fromEntries([...this.#fields.keys()].map((field) => [field, null]));
  }

  #kept(values: object): Record<string, unknown> {
    const kept = Object.entries(values).map(([name, value]) => [
      name,
      value == null ? null : this.#fields.get(name)!.write(value),
    ]);
    return Object.fromEntries(kept);
  }

  #recordFrom(document: Document): Stored<Values> {
    const record: Record<string, unknown> = { id: document._id.slice(this.#name.length + 1) };
    for (const [name, { read }] of this.#fields) {
      const kept = document[name];
      record[name] = kept == null ? null : read(kept);
    }
    return record as Stored<Values>;
  }
}
