import type { Express } from 'express';
import { createApp } from '../../src/app.js';
import { parseEnv, type Env } from '../../src/config/env.js';
import { createLogger } from '../../src/config/logger.js';
import type { Database } from '../../src/database/connection.js';
import { TEST_DATABASE_URL } from './database.js';

export function createTestApp(database: Database, overrides: Partial<Env> = {}): Express {
  const env = parseEnv({
    NODE_ENV: 'test',
    DATABASE_URL: TEST_DATABASE_URL,
    LOG_LEVEL: 'silent',
    RATE_LIMIT_PER_MINUTE: '0',
  });
  return createApp({ env: { ...env, ...overrides }, logger: createLogger(env), database });
}
