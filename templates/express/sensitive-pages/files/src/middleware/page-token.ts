import type { Request } from 'express';

/** With which token who is signed in is that; behind `askForSignIn` only. */
export function pageToken(req: Request): string {
  return String(req.session?.token);
}
