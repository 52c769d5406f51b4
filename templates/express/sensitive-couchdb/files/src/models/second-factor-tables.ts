import { datetime, plain } from './fields.js';
import type { Definition } from './model.js';
import type { RecoveryCodeValues } from './recovery-code.js';
import type { SecondFactorValues } from './second-factor.js';

export const secondFactorTable: Definition<SecondFactorValues> = {
  name: 'second_factors',
  fields: {
    userId: plain,
    secret: plain,
    lastStep: plain,
    confirmedAt: datetime,
  },
};

export const recoveryCodeTable: Definition<RecoveryCodeValues> = {
  name: 'recovery_codes',
  fields: {
    userId: plain,
    codeHash: plain,
  },
};
