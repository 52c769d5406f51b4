import { limitAttempts, limitMails } from './middleware/attempts.js';
import { AccountService } from './models/account-service.js';
import { createAccounts } from './models/accounts.js';

/** @typedef {ReturnType<typeof createAuth>} Auth */

/**
 * What all that signs people in has in common, the counts of attempts among it.
 * @param {object} options
 * @param {import('./database/connection.js').Database} options.database
 * @param {import('./mail/mailer.js').Mailer} options.mailer
 * @param {import('./config/env.js').Env} options.env
 */
export function createAuth({ database, mailer, env }) {
  const accounts = createAccounts(database);
  return {
    accounts,
    service: new AccountService(accounts, mailer, env.SESSION_DAYS),
    attempts: limitAttempts(env.LOGIN_ATTEMPTS),
    mails: limitMails(),
  };
}
