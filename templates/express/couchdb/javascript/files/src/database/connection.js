import nano from 'nano';
import { found, UNFINISHED } from './errors.js';

export const DATABASE_URL_FORMS = 'http://user:password@host:5984/name';

/**
 * What the indexes and the other models have to know of a model.
 * @typedef {object} Kind
 * @property {string} name
 * @property {string[]} sortFields
 * @property {Record<string, string>} references the names of the models that fields refer to
 */

const REQUEST_MS = 8_000;

/** A database on its server: every request goes to the one or the other, and ends in time. */
export class Database {
  /** @type {string} */
  name;
  /** @type {Map<string, Kind>} */
  kinds = new Map();
  #server;
  #isOpen = true;

  constructor(url) {
    const server = new URL(url);
    this.name = server.pathname.slice(1);
    server.pathname = '/';
    this.#server = nano(server.href);
  }

  /** @param {import('nano').RequestOptions} options */
  async request(options) {
    return this.requestServer({ ...options, db: this.name });
  }

  /** @param {import('nano').RequestOptions} options */
  async requestServer(options) {
    if (!this.#isOpen) throw new Error('The connection is closed.');
    const limited = { ...options, signal: AbortSignal.timeout(REQUEST_MS) };
    const answer = await this.#server.request(limited);
    // What nano makes of an answer that breaks off.
    if (answer === '') throw new Error(UNFINISHED);
    return answer;
  }

  close() {
    this.#isOpen = false;
  }
}

/** Names begin with a letter and have no capitals: so CouchDB wants it. */
export function isDatabaseUrl(url) {
  return URL.canParse(url) && /^https?:\/\/[^/?#]+\/[a-z][a-z0-9_$()+-]*$/.test(url);
}

export function connect(url) {
  if (!isDatabaseUrl(url)) {
    throw new Error(`The database url must look like ${DATABASE_URL_FORMS}.`);
  }
  return new Database(url);
}

/** What it is and which version: `CouchDB 3.5.0`. */
export async function describeServer(database) {
  const { version } = await database.requestServer({ path: '' });
  return `CouchDB ${version}`;
}

export async function ping(database) {
  await database.request({});
}

export async function dropDatabase(url) {
  await found(connect(url).request({ method: 'DELETE' }));
}

export async function disconnect(database) {
  database.close();
}
