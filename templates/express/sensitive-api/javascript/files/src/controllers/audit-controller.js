import { listQuery } from '../validators/list-query.js';
import { parse } from '../validators/parse.js';

export class AuditController {
  #entries;
  #query;

  constructor({ accounts }) {
    this.#entries = accounts.auditEntries;
    this.#query = listQuery(accounts.auditEntries.sortFields);
  }

  list = async (req, res) => {
    res.json(await this.#entries.list(parse(this.#query, req.query)));
  };
}
