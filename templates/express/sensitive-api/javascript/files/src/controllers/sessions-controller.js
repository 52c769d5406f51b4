import { InvalidError } from '../errors.js';

/** The sessions of who asks. Its bodies have passed `validBody`. */
export class SessionsController {
  #accounts;
  #secondFactors;

  constructor({ accounts, secondFactors }) {
    this.#accounts = accounts;
    this.#secondFactors = secondFactors;
  }

  list = async (req, res) => {
    res.json({ items: await this.#accounts.sessions.list(req.user.id, req.token) });
  };

  endOthers = async (req, res) => {
    await this.#accounts.sessions.closeOthers(req.user.id, req.token);
    res.status(204).end();
  };

  end = async (req, res) => {
    await this.#accounts.sessions.closeOne(req.user.id, req.params.id);
    res.status(204).end();
  };

  /** Makes this session a fresh one, which critical changes ask for. */
  verify = async (req, res) => {
    const { sessions, users } = this.#accounts;
    const account = await users.account(req.user.id);
    if (!(await this.#secondFactors.verify(account, req.body))) {
      throw new InvalidError([{ field: 'password', message: 'or the code is wrong' }]);
    }
    await sessions.refresh(req.token);
    res.status(204).end();
  };
}
