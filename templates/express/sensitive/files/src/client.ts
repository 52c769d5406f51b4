import type { Request } from 'express';

/** Where a request comes from. */
export interface Client {
  address: string;
  userAgent: string | null;
}

export const MAX_TEXT = 255;

export function clientOf(req: Request): Client {
  return {
    address: (req.ip ?? '').slice(0, MAX_TEXT),
    userAgent: req.get('User-Agent')?.slice(0, MAX_TEXT) ?? null,
  };
}
