import { readdir } from 'node:fs/promises';
import { extname, parse } from 'node:path';

const FOLDER = new URL('./migrations/', import.meta.url);
const EXTENSION = extname(import.meta.url);

/** The folder beside this file, wherever the process starts; names leave the extension out. */
const migrationSource = {
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
export async function migrate(database) {
  const [, names] = await database.migrate.latest({ migrationSource });
  return names;
}

/** Takes back the last batch, or everything. */
export async function rollback(database, all = false) {
  const [, names] = await database.migrate.rollback({ migrationSource }, all);
  return names;
}
