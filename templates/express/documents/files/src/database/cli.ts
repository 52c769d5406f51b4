import { EnvError, loadEnvFile, parseEnv } from '../config/env.js';
import { createModels } from '../models/index.js';
import { connect, describeServer, disconnect, dropDatabase, type Database } from './connection.js';
import { createDatabase, migrate } from './schema.js';
import { seed } from './seeds/index.js';

const COMMANDS = ['create', 'migrate', 'rollback', 'seed', 'reset', 'drop'];

async function migrateAll(database: Database): Promise<void> {
  const names = await migrate(database);
  console.log(names.length > 0 ? `Made the indexes ${names.join(', ')}` : 'Nothing to do.');
}

async function seedAll(database: Database): Promise<void> {
  const seeded = await seed(createModels(database));
  console.log(seeded ? 'Seeded.' : 'There are records already, nothing to seed.');
}

async function run(command: string | undefined): Promise<void> {
  if (command === undefined || !COMMANDS.includes(command)) {
    console.error(`Say what to do: ${COMMANDS.join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  if (command === 'rollback') {
    console.log('Nothing to roll back: documents have no schema, and migrating only adds indexes.');
    return;
  }
  loadEnvFile();
  const env = parseEnv(process.env);
  if (command === 'reset' || command === 'drop') {
    if (env.NODE_ENV === 'production') {
      throw new EnvError(`NODE_ENV is production: ${command} would delete its data.`);
    }
    await dropDatabase(env.DATABASE_URL);
    console.log('Dropped the database.');
    if (command === 'drop') return;
  }
  const created =
    (command === 'create' || command === 'reset') && (await createDatabase(env.DATABASE_URL));
  const database = connect(env.DATABASE_URL);
  try {
    if (command === 'create') {
      const verb = created ? 'Created the database' : 'The database is there already,';
      console.log(`${verb} on ${await describeServer(database)}.`);
    }
    if (command === 'migrate' || command === 'reset') await migrateAll(database);
    if (command === 'seed' || command === 'reset') await seedAll(database);
  } finally {
    await disconnect(database);
  }
}

run(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
