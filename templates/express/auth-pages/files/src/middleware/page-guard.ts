import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { SessionModel } from '../models/session.js';

/** Finds out who is signed in, for the pages and for the header of all of them. */
export function identifyBy(sessions: SessionModel): RequestHandler {
  return async (req, res, next) => {
    res.set('Cache-Control', 'no-store');
    const token: unknown = req.session?.token;
    const user = typeof token === 'string' ? await sessions.userOf(token) : undefined;
    if (user) {
      req.user = user;
      res.locals.user = user;
    }
    next();
  };
}

/** Sends whoever is not signed in to where one does that, and from there back. */
export function askForSignIn(req: Request, res: Response, next: NextFunction): void {
  if (res.locals.user) return next();
  res.redirect(303, `/auth/login?next=${encodeURIComponent(req.originalUrl)}`);
}

/** Where a sign-in leads to: nowhere but to a path of this server. */
export function pathAfterSignIn(req: Request): string {
  const { next } = req.query;
  return typeof next === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : '/';
}
