import type { RequestHandler } from 'express';
import type { z } from 'zod';
import { parse } from '../validators/parse.js';

/** Puts what the schema makes of the body in its place. */
export function validBody(schema: z.ZodType): RequestHandler {
  return (req, _res, next) => {
    req.body = parse(schema, req.body);
    next();
  };
}
