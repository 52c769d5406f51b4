import { ForbiddenError } from '../errors.js';
import { readPage, renderPage } from './page.js';

export class AuditPagesController {
  #entries;

  constructor({ accounts }) {
    this.#entries = accounts.auditEntries;
  }

  list = async (req, res) => {
    if (req.user.role !== 'admin') throw new ForbiddenError();
    const page = await readPage(this.#entries, req.query.page, 'desc');
    renderPage(req, res, 'audit', { title: 'Audit log', ...page });
  };
}
