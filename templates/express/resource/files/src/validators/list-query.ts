import { z } from 'zod';
import type { ListQuery } from '../models/store.js';

function wholeNumber(max: number) {
  const error = `must be a whole number from 1 to ${max}`;
  return z
    .string({ error })
    .regex(/^[1-9]\d{0,9}$/, { error, abort: true })
    .transform(Number)
    .refine((value) => value <= max, { error });
}

/** The query of a list: `?page=1&pageSize=20&sort=-createdAt`. */
export function listQuery(sortFields: readonly string[]) {
  const sorts = sortFields.flatMap((field) => [field, `-${field}`]);
  return z
    .strictObject({
      page: wholeNumber(1_000_000_000).default(1),
      pageSize: wholeNumber(100).default(20),
      sort: z.enum(sorts, { error: `must be one of ${sorts.join(', ')}` }).default('createdAt'),
    })
    .transform(({ page, pageSize, sort }): ListQuery => {
      const descending = sort.startsWith('-');
      const field = descending ? sort.slice(1) : sort;
      return { page, pageSize, sort: { field, direction: descending ? 'desc' : 'asc' } };
    });
}
