import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { TooManyRequestsError } from '../errors.js';

const MINUTE_MS = 60_000;
const MAILS_PER_HOUR = 5;

/** What answers that refuse a password come with. */
const FAILED = [401, 422];

const addressOf = (req) => ipKeyGenerator(req.ip ?? '');

/** Whose password it is the body says, or else who is signed in. */
const emailOf = (req) => req.body.email ?? req.user.email;

/** Counts sign-ins that fail, those under way among them, or else many at once would all get through. */
export function limitAttempts(attempts) {
  if (attempts === 0) return [];
  return [
    limitFailures(5 * attempts, addressOf),
    limitFailures(5 * attempts, emailOf),
    limitFailures(attempts, (req) => `${emailOf(req)} ${addressOf(req)}`),
  ];
}

function limitFailures(limit, keyGenerator) {
  return rateLimit({
    windowMs: 15 * MINUTE_MS,
    limit,
    keyGenerator,
    standardHeaders: false,
    legacyHeaders: false,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => !FAILED.includes(res.statusCode),
    handler: (req, res, next) => {
      const { resetTime } = req.rateLimit;
      res.set('Retry-After', String(secondsUntil(resetTime)));
      next(new TooManyRequestsError());
    },
  });
}

/** Whoever asks for more mails to an address is answered as if there were one. */
export function limitMails() {
  return rateLimit({
    windowMs: 60 * MINUTE_MS,
    limit: MAILS_PER_HOUR,
    keyGenerator: (req) => req.body.email,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_req, res, next) => {
      res.locals.hasMailsEnough = true;
      next();
    },
  });
}

function secondsUntil(moment) {
  return Math.max(1, Math.ceil((moment.getTime() - Date.now()) / 1000));
}
