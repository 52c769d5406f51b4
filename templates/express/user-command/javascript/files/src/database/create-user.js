import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { EnvError, loadEnvFile, parseEnv } from '../config/env.js';
import { createAccounts } from '../models/accounts.js';
import { hashPassword } from '../models/password-hash.js';
import { authSchemas, refusePersonal } from '../validators/auth.js';
import { parse } from '../validators/parse.js';
import { connect, disconnect } from './connection.js';
import { runCommand } from './run-command.js';

const USAGE = 'Say whom to make: EMAIL [--admin]. The password is read from standard input.';

/** Shows nothing of what is typed. */
async function readPassword() {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '');
  process.stderr.write('Password: ');
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  const password = await terminal.question('');
  terminal.close();
  process.stderr.write('\n');
  return password;
}

async function createUser(words) {
  const { positionals, values } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { admin: { type: 'boolean', default: false } },
  });
  if (positionals.length !== 1) throw new EnvError(USAGE);
  const { email } = parse(authSchemas.address, { email: positionals[0] });
  const role = values.admin ? 'admin' : 'user';
  loadEnvFile();
  const env = parseEnv(process.env);
  const { password } = parse(authSchemas.password, { password: await readPassword() });
  refusePersonal(password, email);
  const database = connect(env.DATABASE_URL);
  try {
    const { users } = createAccounts(database);
    await users.create({ email, role }, await hashPassword(password));
  } finally {
    await disconnect(database);
  }
  console.log(`Made the ${role} ${email}.`);
}

runCommand(createUser);
