import type { Document } from 'bson';
import { CommandError } from './collection.ts';

/** The document after an update by operators. Fields inside of fields are beyond this double. */
export function changed(document: Document, update: Document, inserting = false): Document {
  const next = { ...document };
  for (const [operator, fields] of Object.entries(update) as [string, Document][]) {
    for (const [field, value] of Object.entries(fields)) {
      if (field.includes('.')) throw unsupported(`${operator} of ${field}`);
      if (operator === '$set') next[field] = value;
      else if (operator === '$unset') delete next[field];
      else if (operator !== '$setOnInsert') throw unsupported(operator);
      else if (inserting) next[field] = value;
    }
  }
  return next;
}

export const unsupported = (what: string): CommandError =>
  new CommandError(238, 'NotImplemented', `This double knows nothing of ${what}.`);
