import { z } from 'zod';
import type { ListQuery } from '../models/store.js';

export const MAX_PAGE = 1_000_000_000;
export const MAX_PAGE_SIZE = 100;
export const DEFAULT_PAGE_SIZE = 20;

function wholeNumber(max: number) {
  const error = `must be a whole number from 1 to ${max}`;
  return z
    .string({ error })
    .regex(/^[1-9]\d{0,9}$/, { error, abort: true })
    .transform(Number)
    .refine((value) => value <= max, { error });
}

/** What lists can be sorted by: each field, and with a `-` the other way round. */
export function sortsOf(fields: readonly string[]): string[] {
  return fields.flatMap((field) => [field, `-${field}`]);
}

/** The query of a list: `?page=1&pageSize=20&sort=-createdAt`. */
export function listQuery(sortFields: readonly string[]) {
  const sorts = sortsOf(sortFields);
  return z
    .strictObject({
      page: wholeNumber(MAX_PAGE).default(1),
      pageSize: wholeNumber(MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE),
      sort: z.enum(sorts, { error: `must be one of ${sorts.join(', ')}` }).default('createdAt'),
    })
    .transform(({ page, pageSize, sort }): ListQuery => {
      const descending = sort.startsWith('-');
      const field = descending ? sort.slice(1) : sort;
      return { page, pageSize, sort: { field, direction: descending ? 'desc' : 'asc' } };
    });
}
