import { z } from 'zod';
import { authSchemas } from './auth.js';
import { asText } from './form-fields.js';

const email = z.preprocess(asText, authSchemas.address.shape.email);
const { token, password } = authSchemas.confirm.shape;
const confirmation = z.object({ token: z.preprocess(asText, token), password });

/** What the forms of accounts send, by the names of their views. A password is taken as it was typed. */
export const authForms = {
  register: z.object({ email }),
  'register-confirm': confirmation,
  login: z.object({ email, password: authSchemas.login.shape.password }),
  reset: z.object({ email }),
  'reset-confirm': confirmation,
  me: z.object({ name: z.preprocess(asText, authSchemas.profile.shape.name) }),
  password: z.object(authSchemas.change.shape),
};

export type FormName = keyof typeof authForms;
export type Filled<Name extends FormName> = z.output<(typeof authForms)[Name]>;
