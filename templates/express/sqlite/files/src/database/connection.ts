import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import knex, { type Knex } from 'knex';

export type Database = Knex;

export const DATABASE_URL_FORMS =
  'sqlite:///relative/file, sqlite:////absolute/file or sqlite://:memory:';

const MEMORY = ':memory:';

interface RawConnection {
  pragma(source: string): unknown;
}

/** The path after `sqlite:///`; a fourth slash makes it absolute, and so does a Windows drive. */
function filenameFrom(url: string): string | undefined {
  if (url === `sqlite://${MEMORY}`) return MEMORY;
  return /^sqlite:\/\/\/(.*[^/])$/.exec(url)?.[1];
}

export function isDatabaseUrl(url: string): boolean {
  return filenameFrom(url) !== undefined;
}

export function connect(url: string): Database {
  const filename = filenameFrom(url);
  if (filename === undefined)
    throw new Error(`The database url must look like ${DATABASE_URL_FORMS}.`);
  return knex({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    // Keeps the values of a failed statement out of error messages, and so out of the log.
    compileSqlOnError: false,
    pool: {
      afterCreate(connection: RawConnection, done: (error?: unknown) => void) {
        connection.pragma('foreign_keys = ON');
        connection.pragma('busy_timeout = 5000');
        connection.pragma('journal_mode = WAL');
        done();
      },
    },
  });
}

/** SQLite makes the file by itself, but not the folder that it lies in. */
export async function createDatabase(url: string): Promise<void> {
  const filename = filenameFrom(url);
  if (filename !== undefined && filename !== MEMORY)
    mkdirSync(dirname(filename), { recursive: true });
  const database = connect(url);
  await ping(database);
  await disconnect(database);
}

export async function ping(database: Database): Promise<void> {
  await database.raw('select 1');
}

export async function disconnect(database: Database): Promise<void> {
  await database.destroy();
}
