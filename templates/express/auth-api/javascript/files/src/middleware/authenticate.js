import { ForbiddenError, UnauthorizedError } from '../errors.js';

/** Lets through who is signed in. */
export function authenticate(sessions) {
  return async (req, res, next) => {
    const token = /^bearer\b *(.*)$/i.exec(req.get('Authorization') ?? '')?.[1];
    if (token === undefined) throw refusal(res, 'Bearer');
    const user = await sessions.userOf(token);
    // Nothing is done for who hung up before it was known who asks.
    if (req.socket.destroyed) return;
    if (user === undefined) throw refusal(res, 'Bearer error="invalid_token"');
    req.user = user;
    req.token = token;
    next();
  };
}

function refusal(res, challenge) {
  res.set('WWW-Authenticate', challenge);
  return new UnauthorizedError('Sign in first.');
}

export function adminsOnly(req, _res, next) {
  if (req.user.role !== 'admin') throw new ForbiddenError();
  next();
}
