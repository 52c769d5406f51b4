import { ForbiddenError } from '../errors.js';
import { listQuery } from '../validators/list-query.js';
import { parse } from '../validators/parse.js';
import { userSchemas } from '../validators/user.js';

export class UsersController {
  #users;
  #listQuery;

  constructor(users) {
    this.#users = users;
    this.#listQuery = listQuery(users.sortFields);
  }

  list = async (req, res) => {
    const query = parse(this.#listQuery, req.query);
    res.json(await this.#users.list(query));
  };

  /** There is always an admin left: nobody steps down by mistake. */
  update = async (req, res) => {
    const changes = parse(userSchemas.update, req.body);
    if (req.params.id === req.user.id) throw new ForbiddenError('Nobody changes their own role.');
    res.json(await this.#users.update(req.params.id, changes));
  };
}
