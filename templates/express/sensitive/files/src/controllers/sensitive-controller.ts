import type { Request, Response } from 'express';
import type { Auth } from '../auth.js';
import { InvalidError } from '../errors.js';
import { listQuery } from '../validators/list-query.js';
import { parse } from '../validators/parse.js';

/** Its bodies have passed `validBody`. */
export class SensitiveController {
  readonly #accounts: Auth['accounts'];
  readonly #secondFactors: Auth['secondFactors'];
  readonly #auditQuery;

  constructor({ accounts, secondFactors }: Auth) {
    this.#accounts = accounts;
    this.#secondFactors = secondFactors;
    this.#auditQuery = listQuery(accounts.auditEntries.sortFields);
  }

  listSessions = async (req: Request, res: Response): Promise<void> => {
    res.json({ items: await this.#accounts.sessions.list(req.user.id, req.token) });
  };

  endOtherSessions = async (req: Request, res: Response): Promise<void> => {
    await this.#accounts.sessions.closeOthers(req.user.id, req.token);
    res.status(204).end();
  };

  endSession = async (req: Request<{ id: string }>, res: Response): Promise<void> => {
    await this.#accounts.sessions.closeOne(req.user.id, req.params.id);
    res.status(204).end();
  };

  verify = async (req: Request, res: Response): Promise<void> => {
    const { sessions, users } = this.#accounts;
    const account = await users.account(req.user.id);
    if (!(await this.#secondFactors.verify(account, req.body))) {
      throw new InvalidError([{ field: 'password', message: 'or the code is wrong' }]);
    }
    await sessions.refresh(req.token);
    res.status(204).end();
  };

  secondFactor = async (req: Request, res: Response): Promise<void> => {
    res.json(await this.#secondFactors.status(req.user.id));
  };

  beginSecondFactor = async (req: Request, res: Response): Promise<void> => {
    const begun = await this.#secondFactors.begin(req.user);
    res.status(201).set('Cache-Control', 'no-store').json(begun);
  };

  confirmSecondFactor = async (req: Request, res: Response): Promise<void> => {
    const recoveryCodes = await this.#secondFactors.confirm(req.user.id, req.body.code);
    await this.#accounts.sessions.closeOthers(req.user.id, req.token);
    res.set('Cache-Control', 'no-store').json({ recoveryCodes });
  };

  disableSecondFactor = async (req: Request, res: Response): Promise<void> => {
    await this.#secondFactors.disable(req.user.id);
    res.status(204).end();
  };

  /** For who has lost the authenticator and the recovery codes. */
  disableForUser = async (req: Request<{ id: string }>, res: Response): Promise<void> => {
    const { id } = await this.#accounts.users.account(req.params.id);
    await this.#secondFactors.disable(id);
    res.status(204).end();
  };

  listAudit = async (req: Request, res: Response): Promise<void> => {
    const query = parse(this.#auditQuery, req.query);
    res.json(await this.#accounts.auditEntries.list(query));
  };
}
