import type { ErrorRequestHandler, Request, Response } from 'express';
import type { z } from 'zod';
import type { Auth } from '../auth.js';
import { InvalidError } from '../errors.js';
import { pageToken } from '../middleware/page-token.js';
import type { codeForm } from '../validators/code-form.js';
import { fieldErrors, redirectWith, renderPage } from './page.js';

/** The authenticator of who asks. */
export class SecondFactorPagesController {
  readonly #sessions: Auth['accounts']['sessions'];
  readonly #secondFactors: Auth['secondFactors'];

  constructor({ accounts, secondFactors }: Auth) {
    this.#sessions = accounts.sessions;
    this.#secondFactors = secondFactors;
  }

  show = async (req: Request, res: Response): Promise<void> => {
    const status = await this.#secondFactors.status(req.user.id);
    renderPage(req, res, 'auth/second-factor', { title: 'Your second factor', ...status });
  };

  begin = async (req: Request, res: Response): Promise<void> => {
    this.#showSecret(req, res, await this.#secondFactors.begin(req.user));
  };

  /** Its body has passed `validBody`. What it shows, nobody sees again. */
  confirm = async (req: Request, res: Response): Promise<void> => {
    const { code }: z.output<typeof codeForm> = req.body;
    const recoveryCodes = await this.#secondFactors.confirm(req.user.id, code);
    await this.#sessions.closeOthers(req.user.id, pageToken(req));
    renderPage(req, res, 'auth/recovery-codes', { title: 'Your recovery codes', recoveryCodes });
  };

  /** Comes last where a code is taken: lets one try another one. */
  showSecretAgain: ErrorRequestHandler = async (error, req, res, next) => {
    if (!(error instanceof InvalidError)) return next(error);
    const begun = await this.#secondFactors.begun(req.user);
    res.status(422);
    this.#showSecret(req, res, begun, fieldErrors(error));
  };

  disable = async (req: Request, res: Response): Promise<void> => {
    await this.#secondFactors.disable(req.user.id);
    redirectWith(req, res, 'You have no second factor any more.', '/auth/second-factor');
  };

  #showSecret(
    req: Request,
    res: Response,
    begun: { secret: string; uri: string },
    errors = {},
  ): void {
    const title = 'Set up your authenticator';
    renderPage(req, res, 'auth/authenticator', { title, ...begun, errors });
  }
}
