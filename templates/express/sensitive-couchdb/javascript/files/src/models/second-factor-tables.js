import { datetime, plain } from './fields.js';

export const secondFactorTable = {
  name: 'second_factors',
  fields: {
    userId: plain,
    secret: plain,
    lastStep: plain,
    confirmedAt: datetime,
  },
};

export const recoveryCodeTable = {
  name: 'recovery_codes',
  fields: {
    userId: plain,
    codeHash: plain,
  },
};
