import { z } from 'zod';

const STRING_LENGTH = 255;
const EMAIL_LENGTH = 254;
const URL_LENGTH = 500;
const JSON_DEPTH = 100;

// NUL and halves of surrogate pairs: databases refuse them or hand back something else.
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** `is required` where there is nothing, otherwise what the value must be. */
function expected(message: string) {
  return (issue: { input?: unknown }) => (issue.input == null ? 'is required' : message);
}

function characters(max = Infinity) {
  return z
    .string({ error: expected('must be a string') })
    .refine((value) => value !== '', { error: 'must not be empty', abort: true })
    .refine((value) => [...value].length <= max, { error: `must have at most ${max} characters` })
    .refine((value) => !UNSTORABLE.test(value), { error: 'has characters that are not allowed' });
}

function realYear(value: string): boolean {
  const year = new Date(value).getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** JSON.stringify overflows the stack on deep values, and 1e999 would come back as null. */
function isStorable(value: unknown, depth = JSON_DEPTH): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((item) => isStorable(item, depth - 1));
}

export const string = characters(STRING_LENGTH);

export const text = characters();

export const integer = z.int32({ error: expected('must be an integer of 32 bits') });

export const decimal = z
  .union([z.string(), z.number()], { error: expected('must be a decimal number') })
  .transform(String)
  .refine((value) => /^-?\d{1,10}(\.\d{1,2})?$/.test(value), {
    error: 'must be a decimal number with at most ten digits before and two after the point',
  })
  .transform((value) => Number(value).toFixed(2));

export const float = z.number({ error: expected('must be a number') });

export const boolean = z.boolean({ error: expected('must be true or false') });

export const date = z.iso
  .date({ error: expected('must be a date like 2026-01-31') })
  .refine(realYear, { error: 'must be a date from 0001-01-01 to 9999-12-31' });

export const datetime = z.iso
  .datetime({ offset: true, error: expected('must be a time like 2026-01-31T12:00:00Z') })
  .refine(realYear, { error: 'must be a time in the years 1 to 9999' })
  .transform((value) => new Date(value).toISOString());

export const email = characters(EMAIL_LENGTH).regex(z.regexes.email, {
  error: 'must be an email address',
});

export const url = characters(URL_LENGTH).refine(
  (value) => /^https?:\/\/[^\s/?#]\S*$/.test(value) && URL.canParse(value),
  { error: 'must be a URL that starts with http:// or https://' },
);

export const uuid = z.guid({ error: expected('must be a UUID') }).toLowerCase();

export const reference = z.guid({ error: expected('must be the id of a record') });

export const json = z
  .unknown()
  .refine((value) => value != null, { error: 'is required', abort: true })
  .refine((value) => isStorable(value), {
    error: `must hold finite numbers and be nested at most ${JSON_DEPTH} levels deep`,
  });

export function oneOf<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, { error: expected(`must be one of ${values.join(', ')}`) });
}
