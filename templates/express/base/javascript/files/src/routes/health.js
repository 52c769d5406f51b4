import { setTimeout as delay } from 'node:timers/promises';
import { methodNotAllowed } from '../middleware/method-not-allowed.js';
import { exactRouter } from './exact-router.js';

/**
 * @param {object} checks
 * @param {() => Promise<void>} checks.ping rejects where the server can't do its work
 * @param {() => boolean} checks.isDraining
 * @param {number} [checks.pingTimeout] in milliseconds
 */
export function healthRouter({ ping, isDraining, pingTimeout = 1000 }) {
  const router = exactRouter();
  router
    .route('/livez')
    .get((_req, res) => {
      res.json({ status: 'ok' });
    })
    .all(methodNotAllowed('GET', 'HEAD'));
  router
    .route('/readyz')
    .get(async (req, res) => {
      try {
        if (isDraining()) throw new Error('The server is shutting down');
        await Promise.race([ping(), timeOut(pingTimeout)]);
        res.json({ status: 'ok' });
      } catch (error) {
        req.log.warn(error, 'not ready');
        res.status(503).json({ status: 'unavailable' });
      }
    })
    .all(methodNotAllowed('GET', 'HEAD'));
  return router;
}

async function timeOut(milliseconds) {
  await delay(milliseconds, undefined, { ref: false });
  throw new Error('The database does not answer');
}
