import type { Request, Response } from 'express';
import type { Auth } from '../auth.js';
import { InvalidError } from '../errors.js';

/** The sessions of who asks. Its bodies have passed `validBody`. */
export class SessionsController {
  readonly #accounts: Auth['accounts'];
  readonly #secondFactors: Auth['secondFactors'];

  constructor({ accounts, secondFactors }: Auth) {
    this.#accounts = accounts;
    this.#secondFactors = secondFactors;
  }

  list = async (req: Request, res: Response): Promise<void> => {
    res.json({ items: await this.#accounts.sessions.list(req.user.id, req.token) });
  };

  endOthers = async (req: Request, res: Response): Promise<void> => {
    await this.#accounts.sessions.closeOthers(req.user.id, req.token);
    res.status(204).end();
  };

  end = async (req: Request<{ id: string }>, res: Response): Promise<void> => {
    await this.#accounts.sessions.closeOne(req.user.id, req.params.id);
    res.status(204).end();
  };

  /** Makes this session a fresh one, which critical changes ask for. */
  verify = async (req: Request, res: Response): Promise<void> => {
    const { sessions, users } = this.#accounts;
    const account = await users.account(req.user.id);
    if (!(await this.#secondFactors.verify(account, req.body))) {
      throw new InvalidError([{ field: 'password', message: 'or the code is wrong' }]);
    }
    await sessions.refresh(req.token);
    res.status(204).end();
  };
}
