import { InvalidError } from '../errors.js';
import { pathAfterSignIn } from '../middleware/page-guard.js';
import { fieldErrors, redirectWith, renderPage } from './page.js';

const TITLES = {
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
  #service;
  #accounts;

  constructor({ service, accounts }) {
    this.#service = service;
    this.#accounts = accounts;
  }

  show = (name) => {
    return (req, res) => this.#showForm(req, res, name, req.user ?? {});
  };

  /** Comes last where a form is taken: tells beside the fields what was refused. */
  showAgain = (name) => {
    return (error, req, res, next) => {
      if (!(error instanceof InvalidError)) return next(error);
      res.status(422);
      this.#showForm(req, res, name, req.body, error);
    };
  };

  /** Leads everybody to the same page, in the same time: only the mail says whether there is a user. */
  register = async (req, res) => {
    const { email } = req.body;
    if (!res.locals.hasMailsEnough) await this.#service.requestRegistration(email);
    redirectWith(req, res, `A mail is on its way to ${email}.`, '/auth/register/confirm');
  };

  confirmRegistration = async (req, res) => {
    const { token, password } = req.body;
    await this.#enter(req, await this.#service.confirmRegistration(token, password));
    redirectWith(req, res, 'You are registered, and signed in.', '/');
  };

  login = async (req, res) => {
    const { email, password } = req.body;
    const session = await this.#service.login(email, password);
    if (session === undefined) throw new InvalidError([], 'The email or the password is wrong.');
    await this.#enter(req, session);
    res.redirect(303, pathAfterSignIn(req));
  };

  logout = async (req, res) => {
    await this.#leave(req);
    req.session = null;
    res.redirect(303, '/auth/login');
  };

  requestReset = async (req, res) => {
    const { email } = req.body;
    if (!res.locals.hasMailsEnough) await this.#service.requestReset(email);
    const message = `If ${email} is registered, a mail is on its way there.`;
    redirectWith(req, res, message, '/auth/reset/confirm');
  };

  confirmReset = async (req, res) => {
    const { token, password } = req.body;
    await this.#service.confirmReset(token, password);
    redirectWith(req, res, 'Your password is set: sign in with it.', '/auth/login');
  };

  updateMe = async (req, res) => {
    const changes = req.body;
    await this.#accounts.users.update(req.user.id, changes);
    redirectWith(req, res, 'Your account was changed.', '/auth/me');
  };

  changePassword = async (req, res) => {
    const { current, password } = req.body;
    await this.#enter(req, await this.#service.changePassword(req.user.id, current, password));
    redirectWith(req, res, 'Your password was changed.', '/auth/me');
  };

  /** After this, neither the cookie nor a form from before is good. */
  async #enter(req, { token }) {
    await this.#leave(req);
    req.session = { token };
  }

  async #leave(req) {
    const token = req.session?.token;
    if (typeof token === 'string') await this.#accounts.sessions.close(token);
  }

  #showForm(req, res, name, values, refusal) {
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
