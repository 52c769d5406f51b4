import { InvalidError } from '../errors.js';
import { alreadyRegistered, confirmation, passwordReset } from '../mail/messages.js';
import { refusePersonal } from '../validators/auth.js';
import { invalidToken } from './mail-token.js';
import { hashPassword, isPassword } from './password-hash.js';

/** What people do with their accounts, wherever they do it. */
export class AccountService {
  #accounts;
  #mailer;
  #sessionDays;

  constructor(accounts, mailer, sessionDays) {
    this.#accounts = accounts;
    this.#mailer = mailer;
    this.#sessionDays = sessionDays;
  }

  /** Is the same for everybody, and takes the same time: only the mail says whether there is a user. */
  async requestRegistration(email) {
    const { users, mailTokens } = this.#accounts;
    const account = await users.accountOf(email);
    this.#mailer.send(async () =>
      account === undefined
        ? confirmation(email, await mailTokens.create('register', email))
        : alreadyRegistered(email),
    );
  }

  async confirmRegistration(token, password) {
    const { users, mailTokens } = this.#accounts;
    const email = await mailTokens.emailOf('register', token);
    refusePersonal(password, email);
    const passwordHash = await hashPassword(password);
    await mailTokens.spend(token);
    if (await users.accountOf(email)) throw invalidToken();
    return this.#open(await users.create({ email, role: 'user' }, passwordHash));
  }

  /** A session, where the email and the password go together. */
  async login(email, password) {
    const account = await this.#accounts.users.accountOf(email);
    const isRight = await isPassword(password, account?.passwordHash);
    return account && isRight ? this.#open(account) : undefined;
  }

  /** Ends every session, and opens another one. */
  async changePassword(userId, current, password) {
    const { users, mailTokens } = this.#accounts;
    const { email, passwordHash } = await users.account(userId);
    if (!(await isPassword(current, passwordHash))) {
      throw new InvalidError([{ field: 'current', message: 'is wrong' }]);
    }
    refusePersonal(password, email);
    const account = await users.setPassword(userId, await hashPassword(password));
    await mailTokens.removeFor(email);
    return this.#open(account);
  }

  async requestReset(email) {
    const { users, mailTokens } = this.#accounts;
    const account = await users.accountOf(email);
    if (account === undefined) return;
    this.#mailer.send(async () => passwordReset(email, await mailTokens.create('reset', email)));
  }

  async confirmReset(token, password) {
    const { users, mailTokens } = this.#accounts;
    const email = await mailTokens.emailOf('reset', token);
    refusePersonal(password, email);
    const passwordHash = await hashPassword(password);
    await mailTokens.spend(token);
    const account = await users.accountOf(email);
    if (account === undefined) throw invalidToken();
    await users.setPassword(account.id, passwordHash);
    await mailTokens.removeFor(email);
  }

  async #open(account) {
    return this.#accounts.sessions.open(account, this.#sessionDays);
  }
}
