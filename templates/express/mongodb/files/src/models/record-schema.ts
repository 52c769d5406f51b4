import { randomUUID } from 'node:crypto';
import { Schema, type SchemaDefinition } from 'mongoose';

/** What every record has besides its own fields: an id, and when it was made and changed last. */
export function recordSchema(collection: string, fields: SchemaDefinition) {
  const schema = new Schema(
    { _id: { type: String, default: () => randomUUID() }, ...fields },
    // Without `minimize`, {} is kept.
    { collection, timestamps: true, versionKey: false, minimize: false },
  );
  return schema.index({ createdAt: 1, _id: 1 });
}
