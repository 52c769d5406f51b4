import { AuditPagesController } from '../controllers/audit-pages-controller.js';
import { methodNotAllowed } from '../middleware/method-not-allowed.js';
import { exactRouter } from './exact-router.js';

export function auditPagesRouter(auth) {
  const pages = new AuditPagesController(auth);
  const router = exactRouter();
  router.route('/audit').get(pages.list).all(methodNotAllowed('GET', 'HEAD'));
  return router;
}
