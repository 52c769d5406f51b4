import { UnauthorizedError } from '../errors.js';

/** Its bodies have passed `validBody`. */
export class AuthController {
  #service;
  #accounts;

  constructor({ service, accounts }) {
    this.#service = service;
    this.#accounts = accounts;
  }

  register = async (req, res) => {
    const { email } = req.body;
    if (!res.locals.hasMailsEnough) await this.#service.requestRegistration(email);
    answerAccepted(res);
  };

  confirmRegistration = async (req, res) => {
    const { token, password } = req.body;
    const session = await this.#service.confirmRegistration(token, password);
    res.status(201);
    answerSession(res, session);
  };

  login = async (req, res) => {
    const { email, password } = req.body;
    const session = await this.#service.login(email, password);
    if (session === undefined) {
      res.set('WWW-Authenticate', 'Bearer');
      throw new UnauthorizedError('The email or the password is wrong.');
    }
    answerSession(res, session);
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
    const { current, password } = req.body;
    answerSession(res, await this.#service.changePassword(req.user.id, current, password));
  };

  requestReset = async (req, res) => {
    const { email } = req.body;
    if (!res.locals.hasMailsEnough) await this.#service.requestReset(email);
    answerAccepted(res);
  };

  confirmReset = async (req, res) => {
    const { token, password } = req.body;
    await this.#service.confirmReset(token, password);
    res.status(204).end();
  };
}

/** Whether a mail follows or not. */
function answerAccepted(res) {
  res.status(202).json({ status: 'accepted' });
}

function answerSession(res, session) {
  res.set('Cache-Control', 'no-store').json(session);
}
