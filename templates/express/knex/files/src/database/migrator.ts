import { readdir } from 'node:fs/promises';
import { extname, parse } from 'node:path';
import type { Knex } from 'knex';
import type { Database } from './connection.js';

const FOLDER = new URL('./migrations/', import.meta.url);
const EXTENSION = extname(import.meta.url);

/** Names migrations without their extension, so that src/*.ts and dist/*.js are the same ones. */
const migrationSource: Knex.MigrationSource<string> = {
  async getMigrations() {
    const files = await readdir(FOLDER);
    return files.filter((file) => extname(file) === EXTENSION).toSorted();
  },
  getMigrationName(file) {
    return parse(file).name;
  },
  getMigration(file) {
    return import(new URL(file, FOLDER).href);
  },
};

/** Runs what hasn't run yet and returns its names. */
export async function migrate(database: Database): Promise<string[]> {
  const [, names] = await database.migrate.latest({ migrationSource });
  return names;
}

/** Takes back the last batch, or everything. */
export async function rollback(database: Database, all = false): Promise<string[]> {
  const [, names] = await database.migrate.rollback({ migrationSource }, all);
  return names;
}
