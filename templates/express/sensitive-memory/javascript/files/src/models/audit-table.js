import { plain } from './fields.js';

export const auditEntryTable = {
  name: 'auditEntries',
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
