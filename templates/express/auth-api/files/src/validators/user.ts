import { z } from 'zod';
import { ROLES } from '../models/user.js';

const role = z.enum(ROLES, {
  error: (issue) => (issue.input == null ? 'is required' : `must be one of ${ROLES.join(', ')}`),
});

export const userSchemas = {
  update: z.strictObject({ role }),
};
