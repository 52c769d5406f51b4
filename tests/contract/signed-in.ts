/** Who is signed in on which server, by its base URL: the suite asks as a user wherever it does not say who asks. */
const tokens = new Map<string, string>();

export const signInto = (base: string, token: string): void => void tokens.set(base, token);

/** The header with which the suite asks that server; none where it is not signed in. */
export function authorization(base: string): Record<string, string> {
  const token = tokens.get(base);
  return token === undefined ? {} : { Authorization: `Bearer ${token}` };
}

/** Asks as nobody. */
export const ANONYMOUS = { Authorization: '' };
