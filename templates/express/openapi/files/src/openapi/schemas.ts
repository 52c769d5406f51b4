import { z } from 'zod';
import { accepted, answered } from './fields.js';

export type Schema = z.core.JSONSchema.BaseSchema;

export interface Validators {
  create: z.ZodObject;
  update: z.ZodObject;
}

/** Formats that say all that the regular expressions behind them do. */
const TELLING_FORMATS = new Set(['date', 'date-time', 'email', 'uuid']);

const TIME: Schema = { type: 'string', format: 'date-time', readOnly: true };

/** What a client may send, and what it is answered, from the schemas that validate. */
export function schemasOf({ create, update }: Validators) {
  return {
    create: toSchema(create, 'input'),
    update: toSchema(update, 'input'),
    record: recordSchema(toSchema(create, 'output')),
  };
}

function toSchema(validator: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(validator, {
    io,
    metadata: io === 'input' ? accepted : answered,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (TELLING_FORMATS.has(jsonSchema.format ?? '')) delete jsonSchema.pattern;
    },
  });
  return schema;
}

/** Every field is there in an answer, and null where it is not set. */
function recordSchema({ properties }: Schema): Schema {
  const all: Record<string, Schema> = {
    id: { type: 'string', format: 'uuid', readOnly: true },
    ...(properties as Record<string, Schema>),
    createdAt: TIME,
    updatedAt: TIME,
  };
  return { type: 'object', properties: all, required: Object.keys(all) };
}

export function pageOf(record: Schema): Schema {
  const number: Schema = { type: 'integer', minimum: 1 };
  const properties: Record<string, Schema> = {
    items: { type: 'array', items: record },
    page: number,
    pageSize: number,
    total: { type: 'integer', minimum: 0 },
  };
  return { type: 'object', properties, required: Object.keys(properties) };
}
