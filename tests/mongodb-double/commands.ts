import type { Document } from 'bson';
import { aggregate } from 'mingo';
import { Collection, CommandError, type Index } from './collection.ts';
import { sorted } from './order.ts';
import { unsupported } from './update.ts';

/** Larger results than this come in several batches, as they do from MongoDB. */
const BATCH = 101;

/** All databases of a double. They live as long as the process. */
export class Databases {
  readonly #collections = new Map<string, Map<string, Collection>>();
  readonly #cursors = new Map<number, Document[]>();
  #lastCursor = 0;

  /** Answers a command, or says as MongoDB would why not. */
  answer(command: Document): Document {
    const [name = ''] = Object.keys(command);
    try {
      const run = this.#commands[name];
      if (!run) throw new CommandError(59, 'CommandNotFound', `no such command: '${name}'`);
      return { ...run(command, String(command['$db'])), ok: 1 };
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const { code, codeName, message, details } = error;
      return { ok: 0, code, codeName, errmsg: message, ...details };
    }
  }

  readonly #hello = (): Document => ({
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    logicalSessionTimeoutMinutes: 30,
    localTime: new Date(),
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
  });

  readonly #commands: Record<string, (command: Document, database: string) => Document> = {
    hello: this.#hello,
    ismaster: this.#hello,
    isMaster: this.#hello,
    ping: () => ({}),
    endSessions: () => ({}),
    killCursors: () => ({}),
    buildInfo: () => ({ version: '7.0.0-double', versionArray: [7, 0, 0, 0] }),
    create: ({ create }, database) => {
      if (this.#named(database).has(create)) {
        throw new CommandError(48, 'NamespaceExists', `Collection ${create} already exists.`);
      }
      this.#collection(database, create);
      return {};
    },
    drop: ({ drop }, database) => {
      this.#named(database).delete(drop);
      return {};
    },
    dropDatabase: (_, database) => {
      this.#collections.delete(database);
      return {};
    },
    listCollections: (_, database) =>
      this.#cursorOf(
        `${database}.$cmd.listCollections`,
        [...this.#named(database).keys()].map((name) => ({
          name,
          type: 'collection',
          options: {},
        })),
      ),
    listIndexes: ({ listIndexes }, database) => {
      const collection = this.#named(database).get(listIndexes);
      if (!collection) throw new CommandError(26, 'NamespaceNotFound', 'ns does not exist');
      const indexes = collection.indexes.map((index) => ({ v: 2, ...index }));
      return this.#cursorOf(collection.namespace, indexes);
    },
    createIndexes: ({ createIndexes, indexes }, database) => {
      const collection = this.#collection(database, createIndexes);
      const before = collection.indexes.length;
      for (const index of indexes as Index[]) collection.createIndex(index);
      return { numIndexesBefore: before, numIndexesAfter: collection.indexes.length };
    },
    dropIndexes: ({ dropIndexes, index }, database) => {
      this.#collection(database, dropIndexes).dropIndex(index);
      return {};
    },
    insert: ({ insert, documents }, database) => {
      const collection = this.#collection(database, insert);
      return this.#each(documents, (document) => collection.insert(document));
    },
    update: ({ update, updates }, database) => {
      const collection = this.#collection(database, update);
      return this.#each(updates, ({ q, u, multi, upsert }) => {
        if (upsert) throw unsupported('upsert');
        const found = collection.find(q).slice(0, multi ? undefined : 1);
        for (const document of found) collection.change(document, u);
        return found.length;
      });
    },
    delete: ({ delete: name, deletes }, database) => {
      const collection = this.#collection(database, name);
      return this.#each(deletes, ({ q, limit }) => {
        const found = collection.find(q).slice(0, limit || undefined);
        for (const document of found) collection.remove(document);
        return found.length;
      });
    },
    findAndModify: (command, database) => {
      const { findAndModify, query, update, remove, upsert, new: after } = command;
      const collection = this.#collection(database, findAndModify);
      if (upsert || remove) throw unsupported('findAndModify but for changes');
      const [found] = collection.find(query);
      if (!found) return { value: null, lastErrorObject: { n: 0, updatedExisting: false } };
      const next = collection.change(found, update);
      return { value: after ? next : found, lastErrorObject: { n: 1, updatedExisting: true } };
    },
    find: ({ find, filter = {}, sort = {}, skip = 0, limit = 0, batchSize }, database) => {
      const collection = this.#collection(database, find);
      const found = sorted(collection.find(filter), sort);
      const page = found.slice(skip, limit ? skip + limit : undefined);
      return this.#cursorOf(collection.namespace, page, batchSize);
    },
    getMore: ({ getMore, collection, batchSize }, database) => {
      const id = Number(getMore);
      const rest = this.#cursors.get(id);
      if (!rest) throw new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`);
      const nextBatch = rest.splice(0, batchSize ?? BATCH);
      if (rest.length === 0) this.#cursors.delete(id);
      const more = rest.length > 0 ? BigInt(id) : 0n;
      return { cursor: { id: more, ns: `${database}.${collection}`, nextBatch } };
    },
    aggregate: ({ aggregate: name, pipeline }, database) => {
      const collection = this.#collection(database, name);
      return this.#cursorOf(collection.namespace, aggregate(collection.find({}), pipeline));
    },
  };

  #named(database: string): Map<string, Collection> {
    const known = this.#collections.get(database) ?? new Map<string, Collection>();
    this.#collections.set(database, known);
    return known;
  }

  #collection(database: string, name: string): Collection {
    const known = this.#named(database);
    const collection = known.get(name) ?? new Collection(`${database}.${name}`);
    known.set(name, collection);
    return collection;
  }

  /** Runs the parts of a write in order; the first that fails ends it. */
  #each(parts: readonly Document[], write: (part: Document) => number | void): Document {
    let n = 0;
    for (const [index, part] of parts.entries()) {
      try {
        n += write(part) ?? 1;
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        const { code, message, details } = error;
        return { n, writeErrors: [{ index, code, errmsg: message, ...details }] };
      }
    }
    return { n, nModified: n };
  }

  #cursorOf(ns: string, documents: Document[], batchSize = BATCH): Document {
    const firstBatch = documents.slice(0, batchSize);
    const rest = documents.slice(batchSize);
    if (rest.length === 0) return { cursor: { id: 0n, ns, firstBatch } };
    this.#lastCursor += 1;
    this.#cursors.set(this.#lastCursor, rest);
    return { cursor: { id: BigInt(this.#lastCursor), ns, firstBatch } };
  }
}
