import { existsSync } from 'node:fs';
import { z } from 'zod';
import { DATABASE_URL_FORMS, isDatabaseUrl } from '../database/connection.js';

function wholeNumber(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d+$/, { error })
    .transform(Number)
    .pipe(z.int({ error }).min(min, { error }).max(max, { error }));
}

function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, { error: `must be one of ${values.join(', ')}` });
}

const schema = z.object({
  NODE_ENV: oneOf(['development', 'test', 'production']).default('development'),
  HOST: z.string().min(1, { error: 'must not be empty' }).default('127.0.0.1'),
  PORT: wholeNumber(0, 65535).default(3000),
  DATABASE_URL: z
    .string({ error: 'is not set' })
    .refine(isDatabaseUrl, { error: `must look like ${DATABASE_URL_FORMS}` }),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: wholeNumber(0, 100).default(0),
  RATE_LIMIT_PER_MINUTE: wholeNumber(0, 1_000_000).default(300),
});

export type Env = z.infer<typeof schema>;

export class EnvError extends Error {}

/** Reads `.env` where there is one; variables that are already set win. */
export function loadEnvFile(file = '.env'): void {
  if (existsSync(file)) process.loadEnvFile(file);
}

export function parseEnv(variables: Record<string, string | undefined>): Env {
  const result = schema.safeParse(variables);
  if (result.success) return result.data;
  const sentences = result.error.issues.map(
    (issue) => `${String(issue.path[0])} ${issue.message}.`,
  );
  throw new EnvError(sentences.join('\n'));
}
