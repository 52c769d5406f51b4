import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const SANE = /^[\w.:-]{1,128}$/;

export function requestId(req: Request, res: Response, next: NextFunction): void {
  const given = req.get('X-Request-Id') ?? '';
  const id = SANE.test(given) ? given : randomUUID();
  req.id = id;
  res.set('X-Request-Id', id);
  next();
}
