import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Auth } from '../auth.js';
import { InvalidError } from '../errors.js';
import { pathAfterSignIn } from '../middleware/page-guard.js';
import type { Session } from '../models/session.js';
import type { Filled, FormName } from '../validators/auth-forms.js';
import { fieldErrors, redirectWith, renderPage } from './page.js';

const TITLES: Record<FormName, string> = {
  register: 'Register',
  'register-confirm': 'Confirm your address',
  login: 'Sign in',
  reset: 'Reset your password',
  'reset-confirm': 'Set another password',
  me: 'Your account',
  password: 'Change your password',
};

/** Its forms have passed `validBody`. */
export class AuthPagesController {
  readonly #service: Auth['service'];
  readonly #accounts: Auth['accounts'];

  constructor({ service, accounts }: Auth) {
    this.#service = service;
    this.#accounts = accounts;
  }

  show = (name: FormName): RequestHandler => {
    return (req, res) => this.#showForm(req, res, name, req.user ?? {});
  };

  /** Comes last where a form is taken: tells beside the fields what was refused. */
  showAgain = (name: FormName): ErrorRequestHandler => {
    return (error, req, res, next) => {
      if (!(error instanceof InvalidError)) return next(error);
      res.status(422);
      this.#showForm(req, res, name, req.body, error);
    };
  };

  /** Leads everybody to the same page, in the same time: only the mail says whether there is a user. */
  register = async (req: Request, res: Response): Promise<void> => {
    const { email }: Filled<'register'> = req.body;
    if (!res.locals.hasMailsEnough) await this.#service.requestRegistration(email);
    redirectWith(req, res, `A mail is on its way to ${email}.`, '/auth/register/confirm');
  };

  confirmRegistration = async (req: Request, res: Response): Promise<void> => {
    const { token, password }: Filled<'register-confirm'> = req.body;
    await this.#enter(req, await this.#service.confirmRegistration(token, password));
    redirectWith(req, res, 'You are registered, and signed in.', '/');
  };

  login = async (req: Request, res: Response): Promise<void> => {
    const { email, password }: Filled<'login'> = req.body;
    const session = await this.#service.login(email, password);
    if (session === undefined) throw new InvalidError([], 'The email or the password is wrong.');
    await this.#enter(req, session);
    res.redirect(303, pathAfterSignIn(req));
  };

  logout = async (req: Request, res: Response): Promise<void> => {
    await this.#leave(req);
    req.session = null;
    res.redirect(303, '/auth/login');
  };

  requestReset = async (req: Request, res: Response): Promise<void> => {
    const { email }: Filled<'reset'> = req.body;
    if (!res.locals.hasMailsEnough) await this.#service.requestReset(email);
    const message = `If ${email} is registered, a mail is on its way there.`;
    redirectWith(req, res, message, '/auth/reset/confirm');
  };

  confirmReset = async (req: Request, res: Response): Promise<void> => {
    const { token, password }: Filled<'reset-confirm'> = req.body;
    await this.#service.confirmReset(token, password);
    redirectWith(req, res, 'Your password is set: sign in with it.', '/auth/login');
  };

  updateMe = async (req: Request, res: Response): Promise<void> => {
    const changes: Filled<'me'> = req.body;
    await this.#accounts.users.update(req.user.id, changes);
    redirectWith(req, res, 'Your account was changed.', '/auth/me');
  };

  changePassword = async (req: Request, res: Response): Promise<void> => {
    const { current, password }: Filled<'password'> = req.body;
    await this.#enter(req, await this.#service.changePassword(req.user.id, current, password));
    redirectWith(req, res, 'Your password was changed.', '/auth/me');
  };

  /** After this, neither the cookie nor a form from before is good. */
  async #enter(req: Request, { token }: Session): Promise<void> {
    await this.#leave(req);
    req.session = { token };
  }

  async #leave(req: Request): Promise<void> {
    const token: unknown = req.session?.token;
    if (typeof token === 'string') await this.#accounts.sessions.close(token);
  }

  #showForm(
    req: Request,
    res: Response,
    name: FormName,
    values: object,
    refusal?: InvalidError,
  ): void {
    const isOfFields = refusal !== undefined && refusal.errors.length > 0;
    renderPage(req, res, `auth/${name}`, {
      title: TITLES[name],
      action: req.originalUrl,
      method: 'POST',
      values,
      errors: isOfFields ? fieldErrors(refusal) : {},
      problem: isOfFields ? undefined : refusal?.message,
    });
  }
}
