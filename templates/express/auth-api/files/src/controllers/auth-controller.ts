import type { Request, Response } from 'express';
import type { Auth } from '../auth.js';
import { UnauthorizedError } from '../errors.js';
import type { Session } from '../models/session.js';
import type { Body } from '../validators/auth.js';

/** Its bodies have passed `validBody`. */
export class AuthController {
  readonly #service: Auth['service'];
  readonly #accounts: Auth['accounts'];

  constructor({ service, accounts }: Auth) {
    this.#service = service;
    this.#accounts = accounts;
  }

  register = async (req: Request, res: Response): Promise<void> => {
    const { email }: Body<'address'> = req.body;
    if (!res.locals.hasMailsEnough) await this.#service.requestRegistration(email);
    answerAccepted(res);
  };

  confirmRegistration = async (req: Request, res: Response): Promise<void> => {
    const { token, password }: Body<'confirm'> = req.body;
    const session = await this.#service.confirmRegistration(token, password);
    res.status(201);
    answerSession(res, session);
  };

  login = async (req: Request, res: Response): Promise<void> => {
    const { email, password }: Body<'login'> = req.body;
    const session = await this.#service.login(email, password);
    if (session === undefined) {
      res.set('WWW-Authenticate', 'Bearer');
      throw new UnauthorizedError('The email or the password is wrong.');
    }
    answerSession(res, session);
  };

  logout = async (req: Request, res: Response): Promise<void> => {
    await this.#accounts.sessions.close(req.token);
    res.status(204).end();
  };

  me = (req: Request, res: Response): void => {
    res.json(req.user);
  };

  updateMe = async (req: Request, res: Response): Promise<void> => {
    const changes: Body<'profile'> = req.body;
    res.json(await this.#accounts.users.update(req.user.id, changes));
  };

  changePassword = async (req: Request, res: Response): Promise<void> => {
    const { current, password }: Body<'change'> = req.body;
    answerSession(res, await this.#service.changePassword(req.user.id, current, password));
  };

  requestReset = async (req: Request, res: Response): Promise<void> => {
    const { email }: Body<'address'> = req.body;
    if (!res.locals.hasMailsEnough) await this.#service.requestReset(email);
    answerAccepted(res);
  };

  confirmReset = async (req: Request, res: Response): Promise<void> => {
    const { token, password }: Body<'confirm'> = req.body;
    await this.#service.confirmReset(token, password);
    res.status(204).end();
  };
}

/** Whether a mail follows or not. */
function answerAccepted(res: Response): void {
  res.status(202).json({ status: 'accepted' });
}

function answerSession(res: Response, session: Session): void {
  res.set('Cache-Control', 'no-store').json(session);
}
