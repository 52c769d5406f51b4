import { InvalidError } from '../errors.js';
import { authSchemas, password, refusePersonal } from '../validators/auth.js';
import { parse } from '../validators/parse.js';

const admin = authSchemas.address.extend({ password });

/** Both are set or none, to what a sign-up takes. */
export function checkFirstAdmin({ ADMIN_EMAIL, ADMIN_PASSWORD }, context) {
  if (ADMIN_EMAIL === '' && ADMIN_PASSWORD === '') return;
  try {
    const wanted = parse(admin, { email: ADMIN_EMAIL, password: ADMIN_PASSWORD });
    refusePersonal(wanted.password, wanted.email);
  } catch (error) {
    if (!(error instanceof InvalidError)) throw error;
    for (const { field, message } of error.errors) {
      context.addIssue({ code: 'custom', path: [`ADMIN_${field.toUpperCase()}`], message });
    }
  }
}
