import { Types, type Model as Collection, type Schema } from 'mongoose';
import type { Database } from '../database/connection.js';
import { takenFields } from '../database/errors.js';
import { ConflictError, InvalidError, NotFoundError } from '../errors.js';
import type { ListQuery, Page, Store, Stored } from './store.js';

type Row = Record<string, unknown>;

/** The names of the models that fields refer to. */
function referencesOf(schema: Schema): [field: string, target: string][] {
  return Object.entries(schema.paths)
    .filter(([, { options }]) => options.ref !== undefined)
    .map(([field, { options }]) => [field, options.ref]);
}

/** Keeps records in a collection. Mongoose checks and writes them; what is read is left as plain values. */
export class Model<Values extends object> implements Store<Values> {
  readonly sortFields: readonly string[];
  readonly #database: Database;
  readonly #collection: Collection<Row>;
  readonly #references: [field: string, target: string][];
  readonly #fields: string[];

  constructor(database: Database, name: string, schema: Schema) {
    this.#database = database;
    this.#collection = database.model<Row>(name, schema);
    this.#references = referencesOf(schema);
    this.#fields = Object.keys(schema.paths).filter((path) => path !== '_id');
    const sortable = this.#fields.filter((field) => schema.path(field).options.sortable !== false);
    this.sortFields = ['id', ...sortable];
  }

  async list({ page, pageSize, sort }: ListQuery): Promise<Page<Values>> {
    const direction = sort.direction === 'asc' ? 1 : -1;
    const rows = await this.#collection
      .find()
      .sort(sort.field === 'id' ? { _id: direction } : { [sort.field]: direction, _id: 1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<Row[]>();
    const items = rows.map((row) => this.#recordFrom(row));
    return { items, page, pageSize, total: await this.count() };
  }

  async count(): Promise<number> {
    return this.#collection.countDocuments();
  }

  async find(id: string): Promise<Stored<Values>> {
    return this.#recordFrom(await this.#collection.findOne({ _id: id }).lean<Row>());
  }

  async create(values: Values): Promise<Stored<Values>> {
    await this.#checkReferences(values);
    const given = Object.entries(values).filter(([, value]) => value != null);
    const made = await this.#saving(this.#collection.create(Object.fromEntries(given)));
    return this.#recordFrom(made.toObject());
  }

  async update(id: string, changes: Partial<Values>): Promise<Stored<Values>> {
    await this.#checkReferences(changes);
    // Null is kept as no field at all: that is what an index of unique values leaves out.
    const entries = Object.entries(changes);
    const $set = Object.fromEntries(entries.filter(([, value]) => value != null));
    const $unset = Object.fromEntries(entries.filter(([, value]) => value === null));
    const options = { returnDocument: 'after', runValidators: true } as const;
    const change = this.#collection.findOneAndUpdate({ _id: id }, { $set, $unset }, options);
    return this.#recordFrom(await this.#saving(change.lean<Row>().exec()));
  }

  async remove(id: string): Promise<void> {
    if (await this.#isReferredTo(id)) {
      throw new ConflictError('Other records refer to this one.');
    }
    const { deletedCount } = await this.#collection.deleteOne({ _id: id });
    if (deletedCount === 0) throw new NotFoundError();
  }

  #recordFrom(row: Row | null): Stored<Values> {
    if (row === null) throw new NotFoundError();
    const record: Row = { id: row._id };
    for (const field of this.#fields) record[field] = presented(row[field]);
    return record as Stored<Values>;
  }

  async #saving<T>(write: Promise<T>): Promise<T> {
    try {
      return await write;
    } catch (error) {
      const taken = takenFields(error);
      if (taken === undefined) throw error;
      const errors = taken.map((field) => ({ field, message: 'is already taken' }));
      throw new ConflictError('Another record has this value already.', errors);
    }
  }

  /** MongoDB knows nothing of references. Whoever deletes the record at this very moment leaves one to nothing. */
  async #checkReferences(values: Partial<Values>): Promise<void> {
    const broken: string[] = [];
    for (const [field, target] of this.#references) {
      const id = values[field as keyof Values];
      if (id == null) continue;
      const found = await this.#database.model(target).exists({ _id: id });
      if (found === null) broken.push(field);
    }
    if (broken.length === 0) return;
    throw new InvalidError(broken.map((field) => ({ field, message: 'refers to nothing' })));
  }

  /** Whether records other than the one itself refer to it. */
  async #isReferredTo(id: string): Promise<boolean> {
    for (const other of Object.values(this.#database.models)) {
      for (const [field, target] of referencesOf(other.schema)) {
        if (target !== this.#collection.modelName) continue;
        if (await other.exists({ [field]: id, _id: { $ne: id } })) return true;
      }
    }
    return false;
  }
}

function presented(value: unknown): unknown {
  if (value instanceof Types.Decimal128) return value.toString();
  if (value instanceof Date) return value.toISOString();
  return value ?? null;
}
