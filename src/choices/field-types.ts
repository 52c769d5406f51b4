/** The types a resource's field can have; the HTTP contract says what each one accepts and answers. */
export const FIELD_TYPES = [
  'string',
  'text',
  'integer',
  'decimal',
  'float',
  'boolean',
  'date',
  'datetime',
  'email',
  'url',
  'uuid',
  'json',
  'enum',
  'ref',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];
