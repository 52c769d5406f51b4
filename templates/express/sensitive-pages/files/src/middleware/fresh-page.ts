import type { RequestHandler } from 'express';
import type { Auth } from '../auth.js';
import { pageToken } from './page-token.js';

declare global {
  namespace Express {
    interface Request {
      /** What the audit log says where a redirect stands for a refusal. */
      auditStatus?: number;
    }
  }
}

/** Sends who has proven too long ago who they are to where one does that, and from there to `page`. */
export function askForFresh({ accounts, reauthSeconds }: Auth, page: string): RequestHandler {
  return async (req, res, next) => {
    if (await accounts.sessions.isFresh(pageToken(req), reauthSeconds)) return next();
    req.auditStatus = 401;
    res.redirect(303, `/auth/verify?next=${encodeURIComponent(page)}`);
  };
}
