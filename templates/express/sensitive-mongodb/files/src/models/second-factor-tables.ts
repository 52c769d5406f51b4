import type { Definition } from './model.js';
import { recordSchema } from './record-schema.js';

export const secondFactorTable: Definition = {
  name: 'SecondFactor',
  schema: recordSchema('second_factors', {
    userId: { type: String, required: true, unique: true },
    secret: { type: String, required: true },
    lastStep: { type: Number, required: true },
    confirmedAt: { type: Date },
  }),
};

export const recoveryCodeTable: Definition = {
  name: 'RecoveryCode',
  schema: recordSchema('recovery_codes', {
    userId: { type: String, required: true, index: true },
    codeHash: { type: String, required: true, unique: true },
  }),
};
