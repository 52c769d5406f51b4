import type { Env } from './env.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** In production it is for HTTPS and this very host alone, which browsers see to by the name's beginning. */
export function sessionCookie({ NODE_ENV, HTTPS, SESSION_DAYS }: Env) {
  const secure = NODE_ENV === 'production' && HTTPS;
  const name = secure ? '__Host-session' : 'session';
  return { name, secure, maxAge: SESSION_DAYS * DAY_MS };
}

export type SessionCookie = ReturnType<typeof sessionCookie>;
