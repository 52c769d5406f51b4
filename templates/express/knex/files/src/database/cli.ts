import { EnvError, loadEnvFile, parseEnv } from '../config/env.js';
import { createModels } from '../models/index.js';
import {
  connect,
  createDatabase,
  describeServer,
  disconnect,
  dropDatabase,
  type Database,
} from './connection.js';
import { migrate, rollback } from './migrator.js';
import { seed } from './seeds/index.js';

const COMMANDS = ['create', 'migrate', 'rollback', 'seed', 'reset', 'drop'];

function report(action: string, names: string[]): void {
  console.log(names.length > 0 ? `${action} ${names.join(', ')}` : 'Nothing to do.');
}

async function seedAll(database: Database): Promise<void> {
  const seeded = await database.transaction((transaction) => seed(createModels(transaction)));
  console.log(seeded ? 'Seeded.' : 'There are records already, nothing to seed.');
}

async function run(command: string | undefined): Promise<void> {
  if (command === undefined || !COMMANDS.includes(command)) {
    console.error(`Say what to do: ${COMMANDS.join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  loadEnvFile();
  const env = parseEnv(process.env);
  if ((command === 'reset' || command === 'drop') && env.NODE_ENV === 'production') {
    throw new EnvError(`NODE_ENV is production: ${command} would delete its data.`);
  }
  if (command === 'drop') {
    await dropDatabase(env.DATABASE_URL);
    console.log('Dropped the database.');
    return;
  }
  const created =
    (command === 'create' || command === 'reset') && (await createDatabase(env.DATABASE_URL));
  const database = connect(env.DATABASE_URL);
  try {
    if (command === 'create') {
      const verb = created ? 'Created the database' : 'The database is there already,';
      console.log(`${verb} on ${await describeServer(database)}.`);
    }
    if (command === 'rollback') report('Rolled back', await rollback(database));
    if (command === 'reset') report('Rolled back', await rollback(database, true));
    if (command === 'migrate' || command === 'reset') report('Migrated', await migrate(database));
    if (command === 'seed' || command === 'reset') await seedAll(database);
  } finally {
    await disconnect(database);
  }
}

run(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
