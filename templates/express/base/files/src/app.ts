import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Env } from './config/env.js';
import { ping, type Database } from './database/connection.js';
import { apiErrorHandler, errorHandler } from './middleware/error-handler.js';
import { notFound } from './middleware/not-found.js';
import { limitPerMinute } from './middleware/rate-limit.js';
import { requestId } from './middleware/request-id.js';
import { requestLog } from './middleware/request-log.js';
import { createModels } from './models/index.js';
import { healthRouter } from './routes/health.js';
import { apiRouter } from './routes/index.js';

interface AppOptions {
  env: Env;
  logger: Logger;
  database: Database;
  isDraining?: () => boolean;
}

export function createApp({
  env,
  logger,
  database,
  isDraining = () => false,
}: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('query parser', 'simple');
  app.set('trust proxy', env.TRUST_PROXY);

  app.use(requestId, helmet(), requestLog(logger));
  app.use(healthRouter({ ping: () => ping(database), isDraining }));

  if (env.RATE_LIMIT_PER_MINUTE > 0) app.use('/api', limitPerMinute(env.RATE_LIMIT_PER_MINUTE));
  app.use('/api', apiRouter(createModels(database)), notFound, apiErrorHandler);

  app.use(notFound, errorHandler);
  return app;
}
