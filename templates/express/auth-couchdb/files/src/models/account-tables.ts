import { datetime, plain, type Field } from './fields.js';
import type { MailTokenValues } from './mail-token.js';
import type { Definition } from './model.js';
import type { SessionValues } from './session.js';
import type { AccountValues } from './user.js';

/** What lists can't be sorted by, since their order would tell of it. */
const secret: Field = { ...plain, sortable: false };

export const userTable: Definition<AccountValues> = {
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

export const sessionTable: Definition<SessionValues> = {
  name: 'sessions',
  fields: {
    userId: plain,
    passwordId: plain,
    tokenHash: plain,
    expiresAt: datetime,
  },
};

export const mailTokenTable: Definition<MailTokenValues> = {
  name: 'mail_tokens',
  fields: {
    email: plain,
    purpose: plain,
    tokenHash: plain,
    expiresAt: datetime,
  },
};
