import type { Request, Response } from 'express';
import type { Auth } from '../auth.js';
import { pageToken } from '../middleware/page-token.js';
import { redirectWith, renderPage } from './page.js';

const LIST = '/auth/sessions';

/** Where who asks is signed in. */
export class SessionListPagesController {
  readonly #sessions: Auth['accounts']['sessions'];

  constructor({ accounts }: Auth) {
    this.#sessions = accounts.sessions;
  }

  list = async (req: Request, res: Response): Promise<void> => {
    const sessions = await this.#sessions.list(req.user.id, pageToken(req));
    renderPage(req, res, 'auth/sessions', { title: 'Where you are signed in', sessions });
  };

  end = async (req: Request<{ id: string }>, res: Response): Promise<void> => {
    await this.#sessions.closeOne(req.user.id, req.params.id);
    redirectWith(req, res, 'The session was ended.', LIST);
  };

  endOthers = async (req: Request, res: Response): Promise<void> => {
    await this.#sessions.closeOthers(req.user.id, pageToken(req));
    redirectWith(req, res, 'You are signed out everywhere but here.', LIST);
  };
}
