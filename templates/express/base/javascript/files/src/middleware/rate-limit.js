import { rateLimit } from 'express-rate-limit';
import { TooManyRequestsError } from '../errors.js';

export function limitPerMinute(limit) {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Anybody can send X-Forwarded-For; TRUST_PROXY decides whether it counts.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_req, _res, next) => next(new TooManyRequestsError()),
  });
}
