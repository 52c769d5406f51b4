import { datetime, plain } from './columns.js';

export const secondFactorTable = {
  name: 'second_factors',
  columns: {
    userId: plain('user_id'),
    secret: plain('secret'),
    lastStep: plain('last_step'),
    confirmedAt: datetime('confirmed_at'),
  },
};

export const recoveryCodeTable = {
  name: 'recovery_codes',
  columns: {
    userId: plain('user_id'),
    codeHash: plain('code_hash'),
  },
};
