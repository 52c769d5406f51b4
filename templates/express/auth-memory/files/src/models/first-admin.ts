import type { Env } from '../config/env.js';
import type { Database } from '../database/connection.js';
import { createAccounts } from './accounts.js';
import { hashPassword } from './password-hash.js';

/** Makes the admin whom the settings name: who signs up is none, and could not become one. */
export async function makeFirstAdmin(
  database: Database,
  { ADMIN_EMAIL, ADMIN_PASSWORD }: Env,
): Promise<void> {
  if (ADMIN_EMAIL === '') return;
  const { users } = createAccounts(database);
  await users.create({ email: ADMIN_EMAIL, role: 'admin' }, await hashPassword(ADMIN_PASSWORD));
}
