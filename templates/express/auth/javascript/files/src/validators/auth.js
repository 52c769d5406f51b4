import { z } from 'zod';
import { InvalidError } from '../errors.js';
import { COMMON_PASSWORDS } from './common-passwords.js';
import { email, string } from './fields.js';

export const PASSWORD_LENGTH = { min: 12, max: 128 };

const address = email.toLowerCase();

const anyText = z.string({
  error: (issue) => (issue.input == null ? 'is required' : 'must be a string'),
});

const lengthOf = (text) => [...text].length;

export const password = anyText
  .refine((value) => lengthOf(value) >= PASSWORD_LENGTH.min, {
    error: `must have at least ${PASSWORD_LENGTH.min} characters`,
    abort: true,
  })
  .refine((value) => lengthOf(value) <= PASSWORD_LENGTH.max, {
    error: `must have at most ${PASSWORD_LENGTH.max} characters`,
    abort: true,
  })
  .refine((value) => !COMMON_PASSWORDS.has(value.toLowerCase()), {
    error: 'is one of the most common passwords',
  });

export const authSchemas = {
  address: z.strictObject({ email: address }),
  login: z.strictObject({ email: address, password: anyText }),
  confirm: z.strictObject({ token: anyText, password }),
  password: z.strictObject({ password }),
  profile: z.strictObject({ name: string.nullish() }),
  change: z.strictObject({ current: anyText, password }),
};

/** Whoever knows the address would try it first. */
export function refusePersonal(chosen, owner) {
  const [local = ''] = owner.split('@');
  if (![owner, local].includes(chosen.toLowerCase())) return;
  throw new InvalidError([{ field: 'password', message: 'must not be the email address' }]);
}
