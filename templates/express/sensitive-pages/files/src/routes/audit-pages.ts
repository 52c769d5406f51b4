import type { Router } from 'express';
import type { Auth } from '../auth.js';
import { AuditPagesController } from '../controllers/audit-pages-controller.js';
import { methodNotAllowed } from '../middleware/method-not-allowed.js';
import { exactRouter } from './exact-router.js';

export function auditPagesRouter(auth: Auth): Router {
  const pages = new AuditPagesController(auth);
  const router = exactRouter();
  router.route('/audit').get(pages.list).all(methodNotAllowed('GET', 'HEAD'));
  return router;
}
