import { pageToken } from './page-token.js';

/** Sends who has proven too long ago who they are to where one does that, and from there to `page`. */
export function askForFresh({ accounts, reauthSeconds }, page) {
  return async (req, res, next) => {
    if (await accounts.sessions.isFresh(pageToken(req), reauthSeconds)) return next();
    req.auditStatus = 401;
    res.redirect(303, `/auth/verify?next=${encodeURIComponent(page)}`);
  };
}
