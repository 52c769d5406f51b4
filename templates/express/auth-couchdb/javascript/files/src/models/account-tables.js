import { datetime, plain } from './fields.js';

/** What lists can't be sorted by, since their order would tell of it. */
const secret = { ...plain, sortable: false };

export const userTable = {
  name: 'users',
  fields: {
    email: plain,
    name: plain,
    role: plain,
    passwordHash: secret,
    passwordId: secret,
  },
  unique: ['email'],
};

export const sessionTable = {
  name: 'sessions',
  fields: {
    userId: plain,
    passwordId: plain,
    tokenHash: plain,
    expiresAt: datetime,
  },
};

export const mailTokenTable = {
  name: 'mail_tokens',
  fields: {
    email: plain,
    purpose: plain,
    tokenHash: plain,
    expiresAt: datetime,
  },
};
