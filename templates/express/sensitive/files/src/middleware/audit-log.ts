import type { Request, RequestHandler, Response } from 'express';
import type { Auth } from '../auth.js';
import { clientOf, MAX_TEXT } from '../client.js';

const CHANGES = ['POST', 'PUT', 'PATCH', 'DELETE'];
const LEFT_OUT = [404, 405, 429];
const ACCOUNTS = '/api/auth/';

/** What a request is answered with whose client went away before that. */
const CLOSED_EARLY = 499;

/** Writes down what changes something, and who tried to. */
export function auditLog({ accounts, audit }: Auth): RequestHandler {
  return (req, res, next) => {
    if (CHANGES.includes(req.method)) {
      const client = clientOf(req);
      const [path = ''] = req.originalUrl.split('?');
      res.on('close', () => {
        const status = res.writableEnded ? res.statusCode : CLOSED_EARLY;
        const user = signedIn(req);
        if (LEFT_OUT.includes(status) || !(user || path.startsWith(ACCOUNTS))) return;
        const entry = {
          method: req.method,
          path: (madeAt(res, status) ?? path).slice(0, MAX_TEXT),
          status,
          userId: user?.id ?? null,
          email: user?.email ?? emailIn(req.body),
          ...client,
        };
        audit.append(() => accounts.auditEntries.append(entry));
      });
    }
    next();
  };
}

/** Nobody is, unless the request came past what asks for a sign-in. */
function signedIn(req: Request): Request['user'] | undefined {
  return req.user;
}

function madeAt(res: Response, status: number): string | undefined {
  return status === 201 ? res.get('Location') : undefined;
}

/** Whom a request is about that has not been proven to come from them. */
function emailIn(body: unknown): string | null {
  const { email } = (body ?? {}) as { email?: unknown };
  if (typeof email !== 'string') return null;
  // Databases do not keep NUL in a text.
  return email.replaceAll('\0', '').toLowerCase().slice(0, MAX_TEXT);
}
