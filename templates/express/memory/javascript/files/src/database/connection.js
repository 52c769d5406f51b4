/** @typedef {Record<string, unknown>} Row */

/** Keeps rows by collection and id, for as long as the process runs. */
export class Database {
  /** @type {Map<string, { rows: Map<string, Row>, references: Record<string, string> }>} */
  #collections = new Map();
  #isOpen = true;

  /**
   * Makes a collection; `references` says to which collections its fields refer.
   * @param {string} name
   * @param {Record<string, string>} references
   */
  define(name, references) {
    if (!this.#collections.has(name)) {
      this.#collections.set(name, { rows: new Map(), references });
    }
  }

  rows(name) {
    this.check();
    const collection = this.#collections.get(name);
    if (collection === undefined) throw new Error(`There is no collection ${name}.`);
    return collection.rows;
  }

  /** Whether rows other than the one itself refer to it. */
  isReferredTo(name, id) {
    for (const [from, { rows, references }] of this.#collections) {
      const fields = Object.keys(references).filter((field) => references[field] === name);
      for (const [other, row] of rows) {
        const isItself = from === name && other === id;
        if (!isItself && fields.some((field) => row[field] === id)) return true;
      }
    }
    return false;
  }

  check() {
    if (!this.#isOpen) throw new Error('The connection is closed.');
  }

  clear() {
    for (const { rows } of this.#collections.values()) rows.clear();
  }

  close() {
    this.clear();
    this.#isOpen = false;
  }
}

export function connect() {
  return new Database();
}

export async function ping(database) {
  database.check();
}

export async function disconnect(database) {
  database.close();
}
