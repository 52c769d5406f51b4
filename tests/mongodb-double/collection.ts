import type { Document } from 'bson';
import { Query } from 'mingo';
import { keyOf } from './order.ts';
import { changed } from './update.ts';

export interface Index {
  readonly name: string;
  readonly key: Document;
  readonly unique?: boolean;
  readonly sparse?: boolean;
  /** Only documents that it fits are in the index. */
  readonly partialFilterExpression?: Document;
}

/** What a command fails with, as MongoDB words and numbers it. */
export class CommandError extends Error {
  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
    readonly details: Document = {},
  ) {
    super(message);
  }
}

const PRIMARY: Index = { name: '_id_', key: { _id: 1 }, unique: true };

export class Collection {
  readonly namespace: string;
  readonly indexes: Index[] = [PRIMARY];
  readonly #documents = new Map<string, Document>();

  constructor(namespace: string) {
    this.namespace = namespace;
  }

  find(filter: Document): Document[] {
    // By far the most questions are for one id.
    const ids = Object.keys(filter);
    if (ids.length === 1 && typeof filter['_id'] === 'string') {
      const found = this.#documents.get(keyOf([filter['_id']]));
      return found ? [found] : [];
    }
    const query = new Query(filter);
    return [...this.#documents.values()].filter((document) => query.test(document));
  }

  insert(document: Document): void {
    this.#check(document);
    this.#documents.set(keyOf([document['_id']]), document);
  }

  /** Changes a document as operators say, and returns what it became. */
  change(document: Document, update: Document): Document {
    const next = changed(document, update);
    this.#check(next, document);
    this.#documents.set(keyOf([document['_id']]), next);
    return next;
  }

  remove(document: Document): void {
    this.#documents.delete(keyOf([document['_id']]));
  }

  createIndex(index: Index): boolean {
    const same = this.indexes.find(({ name }) => name === index.name);
    if (same) {
      const options = ({ key, unique = false, sparse = false, ...rest }: Index): string =>
        JSON.stringify([key, unique, sparse, rest.partialFilterExpression ?? {}]);
      if (options(same) === options(index)) return false;
      throw new CommandError(86, 'IndexKeySpecsConflict', `Index ${index.name} is another one.`);
    }
    const all = [...this.#documents.values()];
    for (const [position, document] of all.entries()) {
      const rest = all.slice(position + 1);
      if (index.unique && rest.some((other) => this.#collide(index, document, other))) {
        throw this.#duplicate(index, document);
      }
    }
    this.indexes.push(index);
    return true;
  }

  dropIndex(name: string): void {
    const at = this.indexes.findIndex((index) => index.name === name);
    if (at < 1) throw new CommandError(27, 'IndexNotFound', `index not found with name [${name}]`);
    this.indexes.splice(at, 1);
  }

  #check(document: Document, replaced?: Document): void {
    for (const index of this.indexes.filter(({ unique }) => unique)) {
      for (const other of this.#documents.values()) {
        if (other !== replaced && this.#collide(index, document, other)) {
          throw this.#duplicate(index, document);
        }
      }
    }
  }

  /** A sparse index leaves out documents that have none of its fields; null is a value like others. */
  #collide(
    { key, sparse, partialFilterExpression: partial }: Index,
    one: Document,
    two: Document,
  ): boolean {
    const fields = Object.keys(key);
    const isLeftOut = (document: Document): boolean =>
      (sparse === true && fields.every((field) => document[field] === undefined)) ||
      (partial !== undefined && !new Query(partial).test(document));
    if (isLeftOut(one) || isLeftOut(two)) return false;
    const valueOf = (document: Document): string => keyOf(fields.map((field) => document[field]));
    return valueOf(one) === valueOf(two);
  }

  #duplicate({ name, key }: Index, document: Document): CommandError {
    const keyValue = Object.fromEntries(Object.keys(key).map((field) => [field, document[field]]));
    return new CommandError(
      11000,
      'DuplicateKey',
      `E11000 duplicate key error collection: ${this.namespace} index: ${name}`,
      { keyPattern: key, keyValue },
    );
  }
}
