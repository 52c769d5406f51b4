import { datetime, plain } from './columns.js';
import type { Table } from './model.js';
import type { RecoveryCodeValues } from './recovery-code.js';
import type { SecondFactorValues } from './second-factor.js';

export const secondFactorTable: Table<SecondFactorValues> = {
  name: 'second_factors',
  columns: {
    userId: plain('user_id'),
    secret: plain('secret'),
    lastStep: plain('last_step'),
    confirmedAt: datetime('confirmed_at'),
  },
};

export const recoveryCodeTable: Table<RecoveryCodeValues> = {
  name: 'recovery_codes',
  columns: {
    userId: plain('user_id'),
    codeHash: plain('code_hash'),
  },
};
