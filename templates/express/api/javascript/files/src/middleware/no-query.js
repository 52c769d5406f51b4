import { z } from 'zod';
import { parse } from '../validators/parse.js';

const nothing = z.strictObject({});

export function noQuery(req, _res, next) {
  parse(nothing, req.query);
  next();
}
