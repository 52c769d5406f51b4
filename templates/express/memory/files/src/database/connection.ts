export type Row = Record<string, unknown>;

interface Collection {
  rows: Map<string, Row>;
  references: Record<string, string>;
}

/** Keeps rows by collection and id, for as long as the process runs. */
export class Database {
  readonly #collections = new Map<string, Collection>();
  #isOpen = true;

  /** Makes a collection; `references` says to which collections its fields refer. */
  define(name: string, references: Record<string, string>): void {
    if (!this.#collections.has(name)) {
      this.#collections.set(name, { rows: new Map(), references });
    }
  }

  rows(name: string): Map<string, Row> {
    this.check();
    const collection = this.#collections.get(name);
    if (collection === undefined) throw new Error(`There is no collection ${name}.`);
    return collection.rows;
  }

  /** Whether rows other than the one itself refer to it. */
  isReferredTo(name: string, id: string): boolean {
    for (const [from, { rows, references }] of this.#collections) {
      const fields = Object.keys(references).filter((field) => references[field] === name);
      for (const [other, row] of rows) {
        const isItself = from === name && other === id;
        if (!isItself && fields.some((field) => row[field] === id)) return true;
      }
    }
    return false;
  }

  check(): void {
    if (!this.#isOpen) throw new Error('The connection is closed.');
  }

  clear(): void {
    for (const { rows } of this.#collections.values()) rows.clear();
  }

  close(): void {
    this.clear();
    this.#isOpen = false;
  }
}

export function connect(): Database {
  return new Database();
}

export async function ping(database: Database): Promise<void> {
  database.check();
}

export async function disconnect(database: Database): Promise<void> {
  database.close();
}
