import { plain } from './columns.js';

export const auditEntryTable = {
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
