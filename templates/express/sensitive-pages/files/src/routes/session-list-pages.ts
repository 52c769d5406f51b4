import type { Router } from 'express';
import type { Auth } from '../auth.js';
import { SessionListPagesController } from '../controllers/session-list-pages-controller.js';
import { methodNotAllowed } from '../middleware/method-not-allowed.js';
import { exactRouter } from './exact-router.js';

export function sessionListPagesRouter(auth: Auth): Router {
  const pages = new SessionListPagesController(auth);
  const router = exactRouter();
  router.route('/auth/sessions').get(pages.list).all(methodNotAllowed('GET', 'HEAD'));
  router.route('/auth/sessions/end-others').post(pages.endOthers).all(methodNotAllowed('POST'));
  router.route('/auth/sessions/:id/end').post(pages.end).all(methodNotAllowed('POST'));
  return router;
}
