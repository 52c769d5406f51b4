import { datetime, plain } from './columns.js';

/** A column that lists can't be sorted by, since their order would tell of it. */
function secret(name) {
  return { ...plain(name), sortable: false };
}

export const userTable = {
  name: 'users',
  columns: {
    email: plain('email'),
    name: plain('name'),
    role: plain('role'),
    passwordHash: secret('password_hash'),
    passwordId: secret('password_id'),
  },
};

export const sessionTable = {
  name: 'sessions',
  columns: {
    userId: plain('user_id'),
    passwordId: plain('password_id'),
    tokenHash: plain('token_hash'),
    expiresAt: datetime('expires_at'),
  },
};

export const mailTokenTable = {
  name: 'mail_tokens',
  columns: {
    email: plain('email'),
    purpose: plain('purpose'),
    tokenHash: plain('token_hash'),
    expiresAt: datetime('expires_at'),
  },
};
