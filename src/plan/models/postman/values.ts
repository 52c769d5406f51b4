import type { Field, Resource } from '../../../choices/resource.ts';

/** Variables that the collection sets anew before every request, so that no two records share a unique value. */
export const UNIQUE = {
  uniqueNumber: '1 + Math.floor(Math.random() * 2_000_000_000)',
  uniqueText: 'Math.random().toString(36).slice(2) + Date.now().toString(36)',
  uniqueDay: 'new Date(Math.random() * 4e12).toISOString().slice(0, 10)',
  uniqueMoment: 'new Date(Math.random() * 4e12).toISOString()',
  uniqueUuid: "pm.variables.replaceIn('{{$randomUUID}}')",
} as const;
export type UniqueVariable = keyof typeof UNIQUE;

interface Sample {
  /** JSON of a value to create a record with, and of one to change it to. */
  readonly values: readonly [string, string];
  /** What makes it unlike all others, and the JSON that says so. */
  readonly unique?: { readonly variable: UniqueVariable; readonly json: string };
}

const SAMPLES: Record<Exclude<Field['type'], 'enum' | 'ref'>, Sample> = {
  string: {
    values: ['"A first value"', '"Another value"'],
    unique: { variable: 'uniqueText', json: '"A value, {{uniqueText}}"' },
  },
  text: { values: ['"A few words."', '"A few other words."'] },
  integer: {
    values: ['1', '2'],
    unique: { variable: 'uniqueNumber', json: '{{uniqueNumber}}' },
  },
  decimal: {
    values: ['"19.90"', '"24.50"'],
    unique: { variable: 'uniqueNumber', json: '"{{uniqueNumber}}.50"' },
  },
  float: {
    values: ['1.5', '2.25'],
    unique: { variable: 'uniqueNumber', json: '{{uniqueNumber}}.25' },
  },
  boolean: { values: ['true', 'false'] },
  date: {
    values: ['"2024-02-29"', '"2024-03-01"'],
    unique: { variable: 'uniqueDay', json: '"{{uniqueDay}}"' },
  },
  datetime: {
    values: ['"2024-02-29T12:00:00.000Z"', '"2024-03-01T08:30:00.000Z"'],
    unique: { variable: 'uniqueMoment', json: '"{{uniqueMoment}}"' },
  },
  email: {
    values: ['"ada@example.com"', '"grace@example.com"'],
    unique: { variable: 'uniqueText', json: '"{{uniqueText}}@example.com"' },
  },
  url: {
    values: ['"https://example.com/"', '"https://example.org/"'],
    unique: { variable: 'uniqueText', json: '"https://example.com/{{uniqueText}}"' },
  },
  uuid: {
    values: ['"3f2b8c1e-0d4a-4f6b-9c2d-000000000001"', '"3f2b8c1e-0d4a-4f6b-9c2d-000000000002"'],
    unique: { variable: 'uniqueUuid', json: '"{{uniqueUuid}}"' },
  },
  json: { values: ['{ "key": "value" }', '{ "key": "another value" }'] },
};

const sampleOf = (field: Field): Sample | undefined =>
  field.type === 'enum' || field.type === 'ref' ? undefined : SAMPLES[field.type];

/** The variable that a field's value takes, where no two records may share one. */
export const uniqueVariableOf = (field: Field): UniqueVariable | undefined =>
  field.unique ? sampleOf(field)?.unique?.variable : undefined;

/** The collection variable that holds the id of the record of a resource that a run makes. */
export const idVariableOf = (name: string): string => `${name}Id`;

/**
 * A body that the HTTP contract accepts, as JSON with Postman's variables in it: the first for POST, the second for
 * PATCH. References lead to the records made before; one to the resource itself is left out.
 */
export function bodyOf(resource: Resource, turn: 0 | 1): string {
  const lines = resource.fields.flatMap((field) => {
    if (field.type === 'ref') {
      const { name, target = '' } = field;
      return target === resource.name ? [] : [`"${name}Id": "{{${idVariableOf(target)}}}"`];
    }
    return [`"${field.name}": ${valueOf(field, turn)}`];
  });
  return lines.length === 0 ? '{}' : `{\n${lines.map((line) => `  ${line}`).join(',\n')}\n}`;
}

function valueOf(field: Field, turn: 0 | 1): string {
  const { values = [] } = field;
  if (field.type === 'enum') return JSON.stringify(values[turn % values.length]);
  const sample = sampleOf(field);
  return (field.unique ? sample?.unique?.json : undefined) ?? sample?.values[turn] ?? 'null';
}
