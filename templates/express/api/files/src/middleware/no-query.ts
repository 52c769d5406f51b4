import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import { parse } from '../validators/parse.js';

const nothing = z.strictObject({});

export function noQuery(req: Request, _res: Response, next: NextFunction): void {
  parse(nothing, req.query);
  next();
}
