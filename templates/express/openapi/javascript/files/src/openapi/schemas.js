import { z } from 'zod';
import { accepted, answered } from './fields.js';

/**
 * @typedef {object} Validators
 * @property {z.ZodObject} create
 * @property {z.ZodObject} update
 */

/** Formats that say all that the regular expressions behind them do. */
const TELLING_FORMATS = new Set(['date', 'date-time', 'email', 'uuid']);

const TIME = { type: 'string', format: 'date-time', readOnly: true };

/**
 * What a client may send, and what it is answered, from the schemas that validate.
 * @param {Validators} validators
 */
export function schemasOf({ create, update }) {
  return {
    create: toSchema(create, 'input'),
    update: toSchema(update, 'input'),
    record: recordSchema(toSchema(create, 'output')),
  };
}

/**
 * @param {z.ZodType} validator
 * @param {'input' | 'output'} io
 */
function toSchema(validator, io) {
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
function recordSchema({ properties }) {
  const all = {
    id: { type: 'string', format: 'uuid', readOnly: true },
    ...properties,
    createdAt: TIME,
    updatedAt: TIME,
  };
  return { type: 'object', properties: all, required: Object.keys(all) };
}

export function pageOf(record) {
  const number = { type: 'integer', minimum: 1 };
  const properties = {
    items: { type: 'array', items: record },
    page: number,
    pageSize: number,
    total: { type: 'integer', minimum: 0 },
  };
  return { type: 'object', properties, required: Object.keys(properties) };
}
