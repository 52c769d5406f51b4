import { InvalidError } from '../errors.js';

/**
 * The input as the schema wants it, or an error that names every field that is wrong.
 * @param {import('zod').ZodType} schema
 */
export function parse(schema, input) {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new InvalidError(result.error.issues.flatMap(fieldErrors));
}

function fieldErrors(issue) {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((field) => ({ field, message: 'is not known' }));
  }
  return [{ field: String(issue.path[0]), message: issue.message }];
}
