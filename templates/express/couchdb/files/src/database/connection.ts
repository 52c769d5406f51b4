import nano, { type RequestOptions, type ServerScope } from 'nano';
import { found, UNFINISHED } from './errors.js';

export const DATABASE_URL_FORMS = 'http://user:password@host:5984/name';

/** What the indexes and the other models have to know of a model. */
export interface Kind {
  name: string;
  sortFields: readonly string[];
  /** The names of the models that fields refer to. */
  references: Record<string, string>;
}

const REQUEST_MS = 8_000;

/** A database on its server: every request goes to the one or the other, and ends in time. */
export class Database {
  readonly name: string;
  readonly kinds = new Map<string, Kind>();
  readonly #server: ServerScope;
  #isOpen = true;

  constructor(url: string) {
    const server = new URL(url);
    this.name = server.pathname.slice(1);
    server.pathname = '/';
    this.#server = nano(server.href);
  }

  async request<T>(options: RequestOptions): Promise<T> {
    return this.requestServer<T>({ ...options, db: this.name });
  }

  async requestServer<T>(options: RequestOptions): Promise<T> {
    if (!this.#isOpen) throw new Error('The connection is closed.');
    const limited = { ...options, signal: AbortSignal.timeout(REQUEST_MS) };
    const answer: T | '' = await this.#server.request(limited);
    // What nano makes of an answer that breaks off.
    if (answer === '') throw new Error(UNFINISHED);
    return answer;
  }

  close(): void {
    this.#isOpen = false;
  }
}

/** Names begin with a letter and have no capitals: so CouchDB wants it. */
export function isDatabaseUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:\/\/[^/?#]+\/[a-z][a-z0-9_$()+-]*$/.test(url);
}

export function connect(url: string): Database {
  if (!isDatabaseUrl(url)) {
    throw new Error(`The database url must look like ${DATABASE_URL_FORMS}.`);
  }
  return new Database(url);
}

/** What it is and which version: `CouchDB 3.5.0`. */
export async function describeServer(database: Database): Promise<string> {
  const { version } = await database.requestServer<{ version: string }>({ path: '' });
  return `CouchDB ${version}`;
}

export async function ping(database: Database): Promise<void> {
  await database.request({});
}

export async function dropDatabase(url: string): Promise<void> {
  await found(connect(url).request({ method: 'DELETE' }));
}

export async function disconnect(database: Database): Promise<void> {
  database.close();
}
