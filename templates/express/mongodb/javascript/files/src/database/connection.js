import { setTimeout as delay } from 'node:timers/promises';
import mongoose from 'mongoose';

/** @typedef {import('mongoose').Connection} Database */

export const DATABASE_URL_FORMS = 'mongodb://user:password@host:27017/name';

/** @type {import('mongoose').ConnectOptions} */
const LIMITS = {
  maxPoolSize: 10,
  waitQueueTimeoutMS: 5_000,
  connectTimeoutMS: 2_000,
  serverSelectionTimeoutMS: 2_000,
  // Of a server that took a command and says nothing more.
  socketTimeoutMS: 8_000,
};

// What comes while there is no connection waits so long for one.
mongoose.set('bufferTimeoutMS', 2_000);
// That is for db:migrate, and not for whatever process starts first.
mongoose.set('autoCreate', false);
mongoose.set('autoIndex', false);

const RETRY_MS = 500;

const inUse = new WeakSet();

export function isDatabaseUrl(url) {
  return /^mongodb(\+srv)?:\/\/[^/?#\s]+\/[^/?#\s]+(\?\S*)?$/.test(url);
}

export function connect(url) {
  if (!isDatabaseUrl(url)) {
    throw new Error(`The database url must look like ${DATABASE_URL_FORMS}.`);
  }
  const database = mongoose.createConnection();
  inUse.add(database);
  void open(database, url);
  return database;
}

/** Mongoose comes back by itself to a server that it has met once, but gives up on one that is late. */
async function open(database, url) {
  while (inUse.has(database)) {
    try {
      await database.openUri(url, LIMITS);
      return;
    } catch {
      // Whoever pings or asks is told why.
      await delay(RETRY_MS, undefined, { ref: false });
    }
  }
}

/** What it is and which version: `MongoDB 8.0.4`. */
export async function describeServer(database) {
  const { version } = await command(database, { buildInfo: 1 });
  return `MongoDB ${version}`;
}

export async function ping(database) {
  await command(database, { ping: 1 });
}

async function command(database, words) {
  const { db } = await database.asPromise();
  if (db === undefined) throw new Error('The connection is closed.');
  return db.command(words);
}

export async function dropDatabase(url) {
  await using(url, (database) => database.dropDatabase());
}

export async function disconnect(database) {
  inUse.delete(database);
  await database.close();
  // What comes now would wait for a connection that nobody opens.
  database.config.bufferCommands = false;
}

/**
 * Connects for some work. A server that does not answer is an error at once.
 * @template T
 * @param {string} url
 * @param {(database: Database) => Promise<T>} work
 * @returns {Promise<T>} what the work returns
 */
export async function using(url, work) {
  const database = connect(url);
  try {
    await ping(database);
    return await work(database);
  } finally {
    await disconnect(database);
  }
}
