const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * In production it is for HTTPS and this very host alone, which browsers see to by the name's beginning.
 * @param {import('./env.js').Env} env
 */
export function sessionCookie({ NODE_ENV, HTTPS, SESSION_DAYS }) {
  const secure = NODE_ENV === 'production' && HTTPS;
  const name = secure ? '__Host-session' : 'session';
  return { name, secure, maxAge: SESSION_DAYS * DAY_MS };
}
