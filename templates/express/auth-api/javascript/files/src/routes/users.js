import { UsersController } from '../controllers/users-controller.js';
import { adminsOnly } from '../middleware/authenticate.js';
import { jsonBody } from '../middleware/json-body.js';
import { methodNotAllowed } from '../middleware/method-not-allowed.js';
import { noQuery } from '../middleware/no-query.js';
import { exactRouter } from './exact-router.js';

export function usersRouter({ users }) {
  const controller = new UsersController(users);
  const router = exactRouter();
  router.route('/users').get(adminsOnly, controller.list).all(methodNotAllowed('GET', 'HEAD'));
  router
    .route('/users/:id')
    .patch(adminsOnly, noQuery, jsonBody, controller.update)
    .all(methodNotAllowed('PATCH'));
  return router;
}
