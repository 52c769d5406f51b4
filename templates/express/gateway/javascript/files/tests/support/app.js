import { createApp } from '../../src/app.js';
import { parseEnv } from '../../src/config/env.js';
import { createLogger } from '../../src/config/logger.js';

export function createTestApp(upstreams, overrides = {}) {
  const env = parseEnv({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    RATE_LIMIT_PER_MINUTE: '0',
    UPSTREAMS: upstreams,
  });
  return createApp({ env: { ...env, ...overrides }, logger: createLogger(env) });
}
