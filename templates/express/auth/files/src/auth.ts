import type { Env } from './config/env.js';
import type { Database } from './database/connection.js';
import type { Mailer } from './mail/mailer.js';
import { limitAttempts, limitMails } from './middleware/attempts.js';
import { AccountService } from './models/account-service.js';
import { createAccounts } from './models/accounts.js';
import type { User } from './models/user.js';

declare global {
  namespace Express {
    interface Request {
      /** Who is signed in; there only behind what asks for it. */
      user: User;
    }
  }
}

interface AuthOptions {
  database: Database;
  mailer: Mailer;
  env: Env;
}

/** What all that signs people in has in common, the counts of attempts among it. */
export function createAuth({ database, mailer, env }: AuthOptions) {
  const accounts = createAccounts(database);
  return {
    accounts,
    service: new AccountService(accounts, mailer, env.SESSION_DAYS),
    attempts: limitAttempts(env.LOGIN_ATTEMPTS),
    mails: limitMails(),
  };
}

export type Auth = ReturnType<typeof createAuth>;
