import { randomUUID } from 'node:crypto';
import type { Database } from '../database/connection.js';
import { violationOf } from '../database/errors.js';
import { ConflictError, InvalidError, NotFoundError, type FieldError } from '../errors.js';
import { datetime, plain, type Column } from './columns.js';
import type { ListQuery, Page, Store, Stored } from './store.js';

export interface Table<Values> {
  name: string;
  columns: Record<keyof Values & string, Column>;
  /** The tables that fields refer to. */
  references?: Record<string, string>;
}

type Row = Record<string, unknown>;

const ID = /^[0-9a-f-]{36}$/;

/** A connection on which nothing comes back for so long is given up and replaced. */
const STATEMENT_MS = 10_000;

/** Keeps records in an SQL table. Given a transaction for a database, it works inside of that. */
export class Model<Values extends object> implements Store<Values> {
  readonly sortFields: readonly string[];
  readonly #database: Database;
  readonly #table: Table<Values>;
  readonly #columns: Map<string, Column>;

  constructor(database: Database, table: Table<Values>) {
    this.#database = database;
    this.#table = table;
    this.#columns = new Map([
      ['id', plain('id')],
      ...Object.entries<Column>(table.columns),
      ['createdAt', datetime('created_at')],
      ['updatedAt', datetime('updated_at')],
    ]);
    const sortable = [...this.#columns].filter(([, column]) => column.sortable);
    this.sortFields = sortable.map(([field]) => field);
  }

  async list({ page, pageSize, sort }: ListQuery): Promise<Page<Values>> {
    const column = this.#columns.get(sort.field)!.name;
    const order = [{ column, order: sort.direction }];
    if (column !== 'id') order.push({ column: 'id', order: 'asc' });
    const rows = await this.#rows()
      .orderBy(order)
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    const items = rows.map((row) => this.#recordFrom(row));
    return { items, page, pageSize, total: await this.count() };
  }

  async count(): Promise<number> {
    const [row] = await this.#rows().count({ total: '*' });
    return Number(row!.total);
  }

  async find(id: string): Promise<Stored<Values>> {
    const row = await this.#row(id).first();
    if (row === undefined) throw new NotFoundError();
    return this.#recordFrom(row);
  }

  async create(values: Values): Promise<Stored<Values>> {
    const id = randomUUID();
    const now = new Date();
    const row = this.#rowFrom({ ...values, id, createdAt: now, updatedAt: now });
    await this.#saving(values, this.#rows().insert(row));
    return this.find(id);
  }

  async update(id: string, changes: Partial<Values>): Promise<Stored<Values>> {
    const row = this.#rowFrom({ ...changes, updatedAt: new Date() });
    await this.#saving(changes, this.#row(id).update(row));
    return this.find(id);
  }

  async remove(id: string): Promise<void> {
    try {
      const removed = await this.#row(id).delete();
      if (removed === 0) throw new NotFoundError();
    } catch (error) {
      if (violationOf(error)?.kind !== 'foreignKey') throw error;
      throw new ConflictError('Other records refer to this one.');
    }
  }

  #rows() {
    return this.#database<Row>(this.#table.name).timeout(STATEMENT_MS);
  }

  /** What can't be an id never reaches the database: some of them refuse odd characters. */
  #row(id: string) {
    if (!ID.test(id)) throw new NotFoundError();
    return this.#rows().where({ id });
  }

  #rowFrom(values: object): Row {
    const row: Row = {};
    for (const [field, value] of Object.entries(values)) {
      const column = this.#columns.get(field)!;
      row[column.name] = value == null ? value : column.write(value);
    }
    return row;
  }

  #recordFrom(row: Row): Stored<Values> {
    const record: Row = {};
    for (const [field, column] of this.#columns) {
      const stored = row[column.name];
      record[field] = stored === null ? null : column.read(stored);
    }
    return record as Stored<Values>;
  }

  async #saving(values: Partial<Values>, statement: PromiseLike<unknown>): Promise<void> {
    try {
      await statement;
    } catch (error) {
      const violation = violationOf(error);
      if (violation?.kind === 'unique') throw this.#conflict(violation.columns);
      if (violation) throw await this.#missingReference(values, violation.columns);
      throw error;
    }
  }

  #conflict(taken: string[]): ConflictError {
    const columns = [...this.#columns].filter(([, column]) => taken.includes(column.name));
    const errors = columns.map(([field]) => ({ field, message: 'is already taken' }));
    return new ConflictError('Another record has this value already.', errors);
  }

  /** Looks for the references itself where the database doesn't name the one that is broken. */
  async #missingReference(values: Partial<Values>, broken: string[]): Promise<InvalidError> {
    const references = Object.entries(this.#table.references ?? {});
    const errors: FieldError[] = [];
    for (const [field, table] of references) {
      const id = values[field as keyof Values] as string | null | undefined;
      const isBroken =
        broken.length > 0
          ? broken.includes(this.#columns.get(field)!.name)
          : id != null && !(await this.#database(table).where({ id }).first('id'));
      if (isBroken) errors.push({ field, message: 'refers to nothing' });
    }
    return new InvalidError(errors);
  }
}
