import type { RequestHandler } from 'express';
import { UnauthorizedError } from '../errors.js';
import type { SessionModel } from '../models/session.js';

/** Lets through who has proven who they are within so many seconds (RFC 9470). */
export function fresh(sessions: SessionModel, seconds: number): RequestHandler {
  return async (req, res, next) => {
    if (!(await sessions.isFresh(req.token, seconds))) {
      const challenge = `Bearer error="insufficient_user_authentication", max_age="${seconds}"`;
      res.set('WWW-Authenticate', challenge);
      throw new UnauthorizedError('Prove again who you are, at /api/auth/verify.');
    }
    next();
  };
}
