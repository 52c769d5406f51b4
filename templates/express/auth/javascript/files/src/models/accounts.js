import { MailTokenModel } from './mail-token.js';
import { SessionModel } from './session.js';
import { UserModel } from './user.js';

/** What is kept of users, beside the records that it is all about. */
export function createAccounts(database) {
  const users = new UserModel(database);
  return {
    users,
    sessions: new SessionModel(database, users),
    mailTokens: new MailTokenModel(database),
  };
}
