import { randomUUID } from 'node:crypto';

const SANE = /^[\w.:-]{1,128}$/;

export function requestId(req, res, next) {
  const given = req.get('X-Request-Id') ?? '';
  const id = SANE.test(given) ? given : randomUUID();
  req.id = id;
  res.set('X-Request-Id', id);
  next();
}
