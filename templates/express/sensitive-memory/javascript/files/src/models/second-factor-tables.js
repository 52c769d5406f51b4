import { datetime, plain } from './fields.js';

export const secondFactorTable = {
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

export const recoveryCodeTable = {
  name: 'recoveryCodes',
  fields: {
    userId: plain,
    codeHash: plain,
  },
  references: {
    userId: 'users',
  },
};
