import type { Request, Response } from 'express';
import type { Auth } from '../auth.js';
import { ForbiddenError } from '../errors.js';
import { readPage, renderPage } from './page.js';

export class AuditPagesController {
  readonly #entries: Auth['accounts']['auditEntries'];

  constructor({ accounts }: Auth) {
    this.#entries = accounts.auditEntries;
  }

  list = async (req: Request, res: Response): Promise<void> => {
    if (req.user.role !== 'admin') throw new ForbiddenError();
    const page = await readPage(this.#entries, req.query.page, 'desc');
    renderPage(req, res, 'audit', { title: 'Audit log', ...page });
  };
}
