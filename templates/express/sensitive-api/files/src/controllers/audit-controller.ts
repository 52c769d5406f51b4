import type { Request, Response } from 'express';
import type { Auth } from '../auth.js';
import { listQuery } from '../validators/list-query.js';
import { parse } from '../validators/parse.js';

export class AuditController {
  readonly #entries: Auth['accounts']['auditEntries'];
  readonly #query;

  constructor({ accounts }: Auth) {
    this.#entries = accounts.auditEntries;
    this.#query = listQuery(accounts.auditEntries.sortFields);
  }

  list = async (req: Request, res: Response): Promise<void> => {
    res.json(await this.#entries.list(parse(this.#query, req.query)));
  };
}
