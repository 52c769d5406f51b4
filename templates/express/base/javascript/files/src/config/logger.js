import { pino } from 'pino';

/** Lines are written at once: a buffered one would keep the process from ending once nobody reads them. */
export function createLogger(env) {
  return pino({ level: env.LOG_LEVEL }, pino.destination({ sync: true }));
}
