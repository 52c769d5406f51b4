import { plain } from './fields.js';

export const auditEntryTable = {
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
