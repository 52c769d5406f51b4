/** With which token who is signed in is that; behind `askForSignIn` only. */
export function pageToken(req) {
  return String(req.session?.token);
}
