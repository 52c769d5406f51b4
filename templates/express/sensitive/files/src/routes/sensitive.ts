import type { RequestHandler, Router } from 'express';
import type { Auth } from '../auth.js';
import { SensitiveController } from '../controllers/sensitive-controller.js';
import { adminsOnly } from '../middleware/authenticate.js';
import { methodNotAllowed } from '../middleware/method-not-allowed.js';
import { noQuery } from '../middleware/no-query.js';
import { exactRouter } from './exact-router.js';

type Takes = (name: 'verify' | 'code') => RequestHandler[];

/** The second factor, the list of sessions and the audit log. */
export function sensitiveRouter(auth: Auth, takes: Takes, isFresh: RequestHandler): Router {
  const controller = new SensitiveController(auth);
  const router = exactRouter();
  router
    .route('/auth/sessions')
    .get(noQuery, controller.listSessions)
    .delete(noQuery, controller.endOtherSessions)
    .all(methodNotAllowed('GET', 'HEAD', 'DELETE'));
  router
    .route('/auth/sessions/:id')
    .delete(noQuery, controller.endSession)
    .all(methodNotAllowed('DELETE'));
  router
    .route('/auth/verify')
    .post(takes('verify'), auth.attempts, controller.verify)
    .all(methodNotAllowed('POST'));
  router
    .route('/auth/totp')
    .get(noQuery, controller.secondFactor)
    .post(isFresh, noQuery, controller.beginSecondFactor)
    .delete(isFresh, noQuery, controller.disableSecondFactor)
    .all(methodNotAllowed('GET', 'HEAD', 'POST', 'DELETE'));
  router
    .route('/auth/totp/confirm')
    .post(isFresh, takes('code'), auth.attempts, controller.confirmSecondFactor)
    .all(methodNotAllowed('POST'));
  router
    .route('/users/:id/totp')
    .delete(isFresh, adminsOnly, noQuery, controller.disableForUser)
    .all(methodNotAllowed('DELETE'));
  router.route('/audit').get(adminsOnly, controller.listAudit).all(methodNotAllowed('GET', 'HEAD'));
  return router;
}
