import { setTimeout as after } from 'node:timers/promises';
import { Router } from 'express';
import { methodNotAllowed } from '../middleware/method-not-allowed.js';

const PING_TIMEOUT_MS = 1000;

interface Checks {
  ping: () => Promise<void>;
  isDraining: () => boolean;
}

export function healthRouter({ ping, isDraining }: Checks): Router {
  const router = Router();
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
        await Promise.race([ping(), timeOut()]);
        res.json({ status: 'ok' });
      } catch (error) {
        req.log.warn(error, 'not ready');
        res.status(503).json({ status: 'unavailable' });
      }
    })
    .all(methodNotAllowed('GET', 'HEAD'));
  return router;
}

async function timeOut(): Promise<never> {
  await after(PING_TIMEOUT_MS, undefined, { ref: false });
  throw new Error('The database does not answer');
}
