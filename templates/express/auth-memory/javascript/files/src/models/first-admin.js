import { createAccounts } from './accounts.js';
import { hashPassword } from './password-hash.js';

/** Makes the admin whom the settings name: who signs up is none, and could not become one. */
export async function makeFirstAdmin(database, { ADMIN_EMAIL, ADMIN_PASSWORD }) {
  if (ADMIN_EMAIL === '') return;
  const { users } = createAccounts(database);
  await users.create({ email: ADMIN_EMAIL, role: 'admin' }, await hashPassword(ADMIN_PASSWORD));
}
