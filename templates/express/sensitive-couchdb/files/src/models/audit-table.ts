import type { AuditEntryValues } from './audit-entry.js';
import { plain } from './fields.js';
import type { Definition } from './model.js';

export const auditEntryTable: Definition<AuditEntryValues> = {
  name: 'audit_entries',
  fields: {
    method: plain,
    path: plain,
    status: plain,
    userId: plain,
    email: plain,
    address: plain,
    userAgent: { ...plain, sortable: false },
  },
};
