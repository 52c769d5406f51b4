import { pino, type Logger } from 'pino';
import type { Env } from './env.js';

export function createLogger(env: Env): Logger {
  return pino({ level: env.LOG_LEVEL });
}
