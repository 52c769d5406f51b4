import { z } from 'zod';
import { ROLES } from '../models/user.js';

const role = z.enum(ROLES, { error: `must be one of ${ROLES.join(', ')}` });

export const userSchemas = {
  update: z.strictObject({ role: role.optional() }),
};
