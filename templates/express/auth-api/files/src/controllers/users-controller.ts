import type { Request, Response } from 'express';
import { ForbiddenError } from '../errors.js';
import type { UserModel } from '../models/user.js';
import { listQuery } from '../validators/list-query.js';
import { parse } from '../validators/parse.js';
import { userSchemas } from '../validators/user.js';

export class UsersController {
  readonly #users: UserModel;
  readonly #listQuery;

  constructor(users: UserModel) {
    this.#users = users;
    this.#listQuery = listQuery(users.sortFields);
  }

  list = async (req: Request, res: Response): Promise<void> => {
    const query = parse(this.#listQuery, req.query);
    res.json(await this.#users.list(query));
  };

  /** There is always an admin left: nobody steps down by mistake. */
  update = async (req: Request<{ id: string }>, res: Response): Promise<void> => {
    const changes = parse(userSchemas.update, req.body);
    if (req.params.id === req.user.id) throw new ForbiddenError('Nobody changes their own role.');
    res.json(await this.#users.update(req.params.id, changes));
  };
}
