import type { Definition } from './model.js';
import { recordSchema } from './record-schema.js';

export const auditEntryTable: Definition = {
  name: 'AuditEntry',
  schema: recordSchema('audit_entries', {
    method: { type: String, required: true },
    path: { type: String, required: true },
    status: { type: Number, required: true },
    userId: { type: String },
    email: { type: String },
    address: { type: String, required: true },
    userAgent: { type: String, sortable: false },
  }),
};
