import type { Router } from 'express';
import type { Auth } from '../auth.js';
import { AuditController } from '../controllers/audit-controller.js';
import { adminsOnly } from '../middleware/authenticate.js';
import { methodNotAllowed } from '../middleware/method-not-allowed.js';
import { exactRouter } from './exact-router.js';

export function auditRouter(auth: Auth): Router {
  const controller = new AuditController(auth);
  const router = exactRouter();
  router.route('/audit').get(adminsOnly, controller.list).all(methodNotAllowed('GET', 'HEAD'));
  return router;
}
