import { parseArgs } from 'node:util';
import { EnvError, loadEnvFile, parseEnv } from '../config/env.js';
import { createLogger } from '../config/logger.js';
import { createAccounts } from '../models/accounts.js';
import { SecondFactorService } from '../models/second-factor-service.js';
import { authSchemas } from '../validators/auth.js';
import { parse } from '../validators/parse.js';
import { connect, disconnect } from './connection.js';
import { runCommand } from './run-command.js';

const USAGE = 'Say whose second factor to disable: EMAIL.';

async function disableSecondFactor(words) {
  const { positionals } = parseArgs({ args: words, allowPositionals: true });
  if (positionals.length !== 1) throw new EnvError(USAGE);
  const { email } = parse(authSchemas.address, { email: positionals[0] });
  loadEnvFile();
  const env = parseEnv(process.env);
  const database = connect(env.DATABASE_URL);
  try {
    const accounts = createAccounts(database);
    const account = await accounts.users.accountOf(email);
    if (!account) throw new Error(`There is no user ${email}.`);
    const secondFactors = new SecondFactorService(accounts, env.TOTP_KEY, createLogger(env));
    await secondFactors.disable(account.id);
  } finally {
    await disconnect(database);
  }
  console.log(`${email} signs in without a second factor.`);
}

runCommand(disableSecondFactor);
