import { datetime, plain } from './fields.js';
import type { Definition } from './model.js';
import type { RecoveryCodeValues } from './recovery-code.js';
import type { SecondFactorValues } from './second-factor.js';

export const secondFactorTable: Definition<SecondFactorValues> = {
  name: 'secondFactors',
  fields: {
    userId: plain,
    secret: plain,
    lastStep: plain,
    confirmedAt: datetime,
  },
  unique: ['userId'],
  references: {
    userId: 'users',
  },
};

export const recoveryCodeTable: Definition<RecoveryCodeValues> = {
  name: 'recoveryCodes',
  fields: {
    userId: plain,
    codeHash: plain,
  },
  references: {
    userId: 'users',
  },
};
