import { EnvError, loadEnvFile, parseEnv } from '../config/env.js';
import { createModels } from '../models/index.js';
import { connect, createDatabase, disconnect, type Database } from './connection.js';
import { migrate, rollback } from './migrator.js';
import { seed } from './seeds/index.js';

const COMMANDS = ['create', 'migrate', 'rollback', 'seed', 'reset'];

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
  if (command === 'reset' && env.NODE_ENV === 'production') {
    throw new EnvError('NODE_ENV is production: reset would delete its data.');
  }
  if (command === 'create' || command === 'reset') await createDatabase(env.DATABASE_URL);
  const database = connect(env.DATABASE_URL);
  try {
    if (command === 'rollback') report('Rolled back', await rollback(database));
    if (command === 'reset') report('Rolled back', await rollback(database, true));
    if (command === 'migrate' || command === 'reset') report('Migrated', await migrate(database));
    if (command === 'seed' || command === 'reset') await seedAll(database);
  } finally {
    await disconnect(database);
  }
}

run(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof EnvError ? error.message : error);
  process.exitCode = 1;
});
