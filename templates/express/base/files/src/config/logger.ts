import { pino, type Logger } from 'pino';
import type { Env } from './env.js';

/** Lines are written at once: a buffered one would keep the process from ending once nobody reads them. */
export function createLogger(env: Env): Logger {
  return pino({ level: env.LOG_LEVEL }, pino.destination({ sync: true }));
}
