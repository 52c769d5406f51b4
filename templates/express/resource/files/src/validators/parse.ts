import type { z } from 'zod';
import { InvalidError, type FieldError } from '../errors.js';

/** The input as the schema wants it, or an error that names every field that is wrong. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new InvalidError(result.error.issues.flatMap(fieldErrors));
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((field) => ({ field, message: 'is not known' }));
  }
  return [{ field: String(issue.path[0]), message: issue.message }];
}
