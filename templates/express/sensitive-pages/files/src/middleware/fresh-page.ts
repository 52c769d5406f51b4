import type { RequestHandler } from 'express';
import type { Auth } from '../auth.js';
import { pageToken } from './page-token.js';

/** Sends who has proven too long ago who they are to where one does that, and from there to `page`. */
export function askForFresh({ accounts, reauthSeconds }: Auth, page: string): RequestHandler {
  return async (req, res, next) => {
    if (await accounts.sessions.isFresh(pageToken(req), reauthSeconds)) return next();
    res.redirect(303, `/auth/verify?next=${encodeURIComponent(page)}`);
  };
}
