import { createHmac } from 'node:crypto';

/** What the tests' application signs with. */
const SECRET = 's'.repeat(32);

/** The cookie of who is signed in with a token. */
export function cookieWith(token: string): string {
  const value = Buffer.from(JSON.stringify({ token })).toString('base64');
  const signature = createHmac('sha1', SECRET).update(`session=${value}`).digest('base64url');
  return `session=${value}; session.sig=${signature}`;
}
