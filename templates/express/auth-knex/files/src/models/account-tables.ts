import { datetime, plain, type Column } from './columns.js';
import type { MailTokenValues } from './mail-token.js';
import type { Table } from './model.js';
import type { SessionValues } from './session.js';
import type { AccountValues } from './user.js';

/** A column that lists can't be sorted by, since their order would tell of it. */
function secret(name: string): Column {
  return { ...plain(name), sortable: false };
}

export const userTable: Table<AccountValues> = {
  name: 'users',
  columns: {
    email: plain('email'),
    name: plain('name'),
    role: plain('role'),
    passwordHash: secret('password_hash'),
    passwordId: secret('password_id'),
  },
};

export const sessionTable: Table<SessionValues> = {
  name: 'sessions',
  columns: {
    userId: plain('user_id'),
    passwordId: plain('password_id'),
    tokenHash: plain('token_hash'),
    expiresAt: datetime('expires_at'),
  },
};

export const mailTokenTable: Table<MailTokenValues> = {
  name: 'mail_tokens',
  columns: {
    email: plain('email'),
    purpose: plain('purpose'),
    tokenHash: plain('token_hash'),
    expiresAt: datetime('expires_at'),
  },
};
