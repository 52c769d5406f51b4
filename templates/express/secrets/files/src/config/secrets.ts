import { z } from 'zod';

/** What `.env.example` has in place of a secret. */
const EXAMPLE = 'change-me-to-a-long-random-text-of-your-own';

export function secret() {
  return z.string({ error: 'is not set' }).min(32, { error: 'must have at least 32 characters' });
}

/** What everybody can read is good enough for development alone. */
export function checkSecrets(env: { NODE_ENV: string }, context: z.RefinementCtx): void {
  if (env.NODE_ENV !== 'production') return;
  for (const [name, value] of Object.entries(env)) {
    if (value !== EXAMPLE) continue;
    const message = 'must be one of your own in production, not that of .env.example';
    context.addIssue({ code: 'custom', path: [name], message });
  }
}
