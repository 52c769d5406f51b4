import type { Definition } from './model.js';
import { recordSchema } from './record-schema.js';

/** What lists can't be sorted by, since their order would tell of it. */
const secret = { type: String, sortable: false };

export const userTable: Definition = {
  name: 'User',
  schema: recordSchema('users', {
    email: { type: String, required: true, unique: true },
    name: { type: String },
    role: { type: String, required: true },
    passwordHash: secret,
    passwordId: { ...secret, required: true },
  }),
};

export const sessionTable: Definition = {
  name: 'Session',
  schema: recordSchema('sessions', {
    userId: { type: String, required: true, index: true },
    passwordId: { type: String, required: true },
    tokenHash: { type: String, required: true, unique: true },
    expiresAt: { type: Date, required: true, index: true },
  }),
};

export const mailTokenTable: Definition = {
  name: 'MailToken',
  schema: recordSchema('mail_tokens', {
    email: { type: String, required: true, index: true },
    purpose: { type: String, required: true },
    tokenHash: { type: String, required: true, unique: true },
    expiresAt: { type: Date, required: true, index: true },
  }),
};
