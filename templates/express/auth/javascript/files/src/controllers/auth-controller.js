import { InvalidError, UnauthorizedError } from '../errors.js';
import { alreadyRegistered, confirmation, passwordReset } from '../mail/messages.js';
import { invalidToken } from '../models/mail-token.js';
import { hashPassword, isPassword } from '../models/password-hash.js';
import { refusePersonal } from '../validators/auth.js';

/** Its bodies have passed `validBody`. */
export class AuthController {
  #accounts;
  #mailer;
  #sessionDays;

  constructor(accounts, mailer, sessionDays) {
    this.#accounts = accounts;
    this.#mailer = mailer;
    this.#sessionDays = sessionDays;
  }

  /** Answers the same to everybody, in the same time: only the mail says whether there is a user. */
  register = async (req, res) => {
    const { users, mailTokens } = this.#accounts;
    const { email } = req.body;
    const account = await users.accountOf(email);
    accepted(req, res);
    this.#mailer.send(async () =>
      account === undefined
        ? confirmation(email, await mailTokens.create('register', email))
        : alreadyRegistered(email),
    );
  };

  confirmRegistration = async (req, res) => {
    const { users, mailTokens } = this.#accounts;
    const { token, password } = req.body;
    const email = await mailTokens.emailOf('register', token);
    refusePersonal(password, email);
    const passwordHash = await hashPassword(password);
    await mailTokens.spend(token);
    if (await users.accountOf(email)) throw invalidToken();
    const account = await users.create({ email, role: 'user' }, passwordHash);
    res.status(201);
    await this.#answerSession(res, account);
  };

  login = async (req, res) => {
    const { email, password } = req.body;
    const account = await this.#accounts.users.accountOf(email);
    const isRight = await isPassword(password, account?.passwordHash);
    if (account === undefined || !isRight) {
      res.set('WWW-Authenticate', 'Bearer');
      throw new UnauthorizedError('The email or the password is wrong.');
    }
    await this.#answerSession(res, account);
  };

  logout = async (req, res) => {
    await this.#accounts.sessions.close(req.token);
    res.status(204).end();
  };

  me = (req, res) => {
    res.json(req.user);
  };

  updateMe = async (req, res) => {
    const changes = req.body;
    res.json(await this.#accounts.users.update(req.user.id, changes));
  };

  changePassword = async (req, res) => {
    const { users, mailTokens } = this.#accounts;
    const { current, password } = req.body;
    const { id, email, passwordHash } = await users.account(req.user.id);
    if (!(await isPassword(current, passwordHash))) {
      throw new InvalidError([{ field: 'current', message: 'is wrong' }]);
    }
    refusePersonal(password, email);
    const account = await users.setPassword(id, await hashPassword(password));
    await mailTokens.removeFor(email);
    await this.#answerSession(res, account);
  };

  requestReset = async (req, res) => {
    const { users, mailTokens } = this.#accounts;
    const { email } = req.body;
    const account = await users.accountOf(email);
    accepted(req, res);
    if (account === undefined) return;
    this.#mailer.send(async () => passwordReset(email, await mailTokens.create('reset', email)));
  };

  confirmReset = async (req, res) => {
    const { users, mailTokens } = this.#accounts;
    const { token, password } = req.body;
    const email = await mailTokens.emailOf('reset', token);
    refusePersonal(password, email);
    const passwordHash = await hashPassword(password);
    await mailTokens.spend(token);
    const account = await users.accountOf(email);
    if (account === undefined) throw invalidToken();
    await users.setPassword(account.id, passwordHash);
    await mailTokens.removeFor(email);
    res.status(204).end();
  };

  async #answerSession(res, account) {
    const session = await this.#accounts.sessions.open(account, this.#sessionDays);
    res.set('Cache-Control', 'no-store').json(session);
  }
}

/** Whether a mail follows or not. */
export function accepted(_req, res) {
  res.status(202).json({ status: 'accepted' });
}
