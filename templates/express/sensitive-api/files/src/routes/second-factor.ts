import type { RequestHandler, Router } from 'express';
import type { Auth } from '../auth.js';
import { SecondFactorController } from '../controllers/second-factor-controller.js';
import { adminsOnly } from '../middleware/authenticate.js';
import { methodNotAllowed } from '../middleware/method-not-allowed.js';
import { noQuery } from '../middleware/no-query.js';
import { exactRouter } from './exact-router.js';

export function secondFactorRouter(
  auth: Auth,
  takesCode: RequestHandler[],
  isFresh: RequestHandler,
): Router {
  const controller = new SecondFactorController(auth);
  const router = exactRouter();
  router
    .route('/auth/totp')
    .get(noQuery, controller.status)
    .post(isFresh, noQuery, controller.begin)
    .delete(isFresh, noQuery, controller.disable)
    .all(methodNotAllowed('GET', 'HEAD', 'POST', 'DELETE'));
  router
    .route('/auth/totp/confirm')
    .post(isFresh, takesCode, auth.attempts, controller.confirm)
    .all(methodNotAllowed('POST'));
  router
    .route('/users/:id/totp')
    .delete(isFresh, adminsOnly, noQuery, controller.disableForUser)
    .all(methodNotAllowed('DELETE'));
  return router;
}
