import { quote } from '../expressions.ts';
import type { FieldContext } from './field.ts';

/** A line of a table in a generated test: column → code. */
export type Example = Readonly<Record<string, string>>;

/** Values to try in the tests of a resource. */
export interface Examples {
  /** What validation lets through. */
  readonly accepted: readonly Example[];
  readonly refused: readonly Example[];
  /** What a model has to give back as it was. */
  readonly kept: readonly Example[];
  /** For each field that has an order, a lower and a higher value. */
  readonly sorts: readonly Example[];
}

/** The examples of all fields, from the lists `accepted`, `refused`, `kept` and the values `low`, `high` of types.json. */
export function examplesOf(fields: readonly FieldContext[]): Examples {
  const from = (values: (field: FieldContext) => readonly string[]): Example[] =>
    fields.flatMap((field) => values(field).map((value) => ({ field: quote(field.camel), value })));
  const listed = (name: string) => (field: FieldContext) => field.lists[name] ?? [];
  const members = (field: FieldContext) => field.values.map(quote);
  return {
    accepted: from((field) => [
      ...listed('accepted')(field),
      ...members(field),
      ...(field.optional ? ['null'] : []),
    ]),
    refused: [
      ...from((field) => [...listed('refused')(field), ...(field.required ? ['null'] : [])]),
      { field: quote('unknown'), value: quote('x') },
    ],
    kept: from((field) => [...listed('kept')(field), ...members(field)]),
    sorts: fields.flatMap(({ camel, code: { low, high } }) =>
      low && high ? [{ field: quote(camel), low, high }] : [],
    ),
  };
}
