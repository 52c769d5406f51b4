import type { AuditEntryValues } from './audit-entry.js';
import { plain } from './columns.js';
import type { Table } from './model.js';

export const auditEntryTable: Table<AuditEntryValues> = {
  name: 'audit_entries',
  columns: {
    method: plain('method'),
    path: plain('path'),
    status: plain('status'),
    userId: plain('user_id'),
    email: plain('email'),
    address: plain('address'),
    userAgent: { ...plain('user_agent'), sortable: false },
  },
};
