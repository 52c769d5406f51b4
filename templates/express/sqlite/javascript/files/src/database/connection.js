import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import knex from 'knex';

/** @typedef {import('knex').Knex} Database */

export const DATABASE_URL_FORMS =
  'sqlite:///relative/file, sqlite:////absolute/file or sqlite://:memory:';

const MEMORY = ':memory:';

/** The path after `sqlite:///`; a fourth slash makes it absolute, and so does a Windows drive. */
function filenameFrom(url) {
  if (url === `sqlite://${MEMORY}`) return MEMORY;
  return /^sqlite:\/\/\/(.*[^/])$/.exec(url)?.[1];
}

export function isDatabaseUrl(url) {
  return filenameFrom(url) !== undefined;
}

export function connect(url) {
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
      afterCreate(connection, done) {
        connection.pragma('foreign_keys = ON');
        connection.pragma('busy_timeout = 5000');
        connection.pragma('journal_mode = WAL');
        done();
      },
    },
  });
}

/** Makes the file and its folder where they are missing, and says whether the file was. */
export async function createDatabase(url) {
  const filename = filenameFrom(url) ?? MEMORY;
  const missing = !existsSync(filename);
  if (filename !== MEMORY) mkdirSync(dirname(filename), { recursive: true });
  const database = connect(url);
  await ping(database);
  await disconnect(database);
  return missing;
}

export async function dropDatabase(url) {
  const filename = filenameFrom(url) ?? MEMORY;
  for (const suffix of ['', '-shm', '-wal']) rmSync(`${filename}${suffix}`, { force: true });
}

/** What it is and which version: `SQLite 3.50.4`. */
export async function describeServer(database) {
  const [row] = await database.raw('select sqlite_version() as version');
  return `SQLite ${row.version}`;
}

export async function ping(database) {
  await database.raw('select 1');
}

export async function disconnect(database) {
  await database.destroy();
}
