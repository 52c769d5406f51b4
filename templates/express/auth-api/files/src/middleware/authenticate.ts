import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ForbiddenError, UnauthorizedError } from '../errors.js';
import type { SessionModel } from '../models/session.js';

declare global {
  namespace Express {
    interface Request {
      /** With which token one is signed in; behind `authenticate` only. */
      token: string;
    }
  }
}

/** Lets through who is signed in. */
export function authenticate(sessions: SessionModel): RequestHandler {
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

function refusal(res: Response, challenge: string): UnauthorizedError {
  res.set('WWW-Authenticate', challenge);
  return new UnauthorizedError('Sign in first.');
}

export function adminsOnly(req: Request, _res: Response, next: NextFunction): void {
  if (req.user.role !== 'admin') throw new ForbiddenError();
  next();
}
