import { randomUUID } from 'node:crypto';
import { Schema } from 'mongoose';

/**
 * What every record has besides its own fields: an id, and when it was made and changed last.
 * @param {string} collection
 * @param {import('mongoose').SchemaDefinition} fields
 */
export function recordSchema(collection, fields) {
  const schema = new Schema(
    { _id: { type: String, default: () => randomUUID() }, ...fields },
    // Without `minimize`, {} is kept.
    { collection, timestamps: true, versionKey: false, minimize: false },
  );
  return schema.index({ createdAt: 1, _id: 1 });
}
