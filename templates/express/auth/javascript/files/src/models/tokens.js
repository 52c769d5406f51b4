import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in a header. */
export function newToken() {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token: whoever reads it there can't use it. */
export function hashOf(token) {
  return createHash('sha256').update(token).digest('hex');
}

export function hasExpired(expiresAt) {
  return Date.parse(expiresAt) <= Date.now();
}
