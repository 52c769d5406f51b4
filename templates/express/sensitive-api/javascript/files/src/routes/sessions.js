import { SessionsController } from '../controllers/sessions-controller.js';
import { methodNotAllowed } from '../middleware/method-not-allowed.js';
import { noQuery } from '../middleware/no-query.js';
import { exactRouter } from './exact-router.js';

export function sessionsRouter(auth, takesProof) {
  const controller = new SessionsController(auth);
  const router = exactRouter();
  router
    .route('/auth/sessions')
    .get(noQuery, controller.list)
    .delete(noQuery, controller.endOthers)
    .all(methodNotAllowed('GET', 'HEAD', 'DELETE'));
  router
    .route('/auth/sessions/:id')
    .delete(noQuery, controller.end)
    .all(methodNotAllowed('DELETE'));
  router
    .route('/auth/verify')
    .post(takesProof, auth.attempts, controller.verify)
    .all(methodNotAllowed('POST'));
  return router;
}
