import { recordSchema } from './record-schema.js';

export const secondFactorTable = {
  name: 'SecondFactor',
  schema: recordSchema('second_factors', {
    userId: { type: String, required: true, unique: true },
    secret: { type: String, required: true },
    lastStep: { type: Number, required: true },
    confirmedAt: { type: Date },
  }),
};

export const recoveryCodeTable = {
  name: 'RecoveryCode',
  schema: recordSchema('recovery_codes', {
    userId: { type: String, required: true, index: true },
    codeHash: { type: String, required: true, unique: true },
  }),
};
