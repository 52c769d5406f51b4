import { InvalidError } from '../errors.js';
import { pageToken } from '../middleware/page-token.js';
import { fieldErrors, redirectWith, renderPage } from './page.js';

/** The authenticator of who asks. */
export class SecondFactorPagesController {
  #sessions;
  #secondFactors;

  constructor({ accounts, secondFactors }) {
    this.#sessions = accounts.sessions;
    this.#secondFactors = secondFactors;
  }

  show = async (req, res) => {
    const status = await this.#secondFactors.status(req.user.id);
    renderPage(req, res, 'auth/second-factor', { title: 'Your second factor', ...status });
  };

  begin = async (req, res) => {
    this.#showSecret(req, res, await this.#secondFactors.begin(req.user));
  };

  /** Its body has passed `validBody`. What it shows, nobody sees again. */
  confirm = async (req, res) => {
    const { code } = req.body;
    const recoveryCodes = await this.#secondFactors.confirm(req.user.id, code);
    await this.#sessions.closeOthers(req.user.id, pageToken(req));
    renderPage(req, res, 'auth/recovery-codes', { title: 'Your recovery codes', recoveryCodes });
  };

  /** Comes last where a code is taken: lets one try another one. */
  showSecretAgain = async (error, req, res, next) => {
    if (!(error instanceof InvalidError)) return next(error);
    const begun = await this.#secondFactors.begun(req.user);
    res.status(422);
    this.#showSecret(req, res, begun, fieldErrors(error));
  };

  disable = async (req, res) => {
    await this.#secondFactors.disable(req.user.id);
    redirectWith(req, res, 'You have no second factor any more.', '/auth/second-factor');
  };

  #showSecret(req, res, begun, errors = {}) {
    const title = 'Set up your authenticator';
    renderPage(req, res, 'auth/authenticator', { title, ...begun, errors });
  }
}
