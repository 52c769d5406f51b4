import { Router } from 'express';

/** Paths match as they are written: another case or a trailing slash makes another path. */
export function exactRouter() {
  return Router({ caseSensitive: true, strict: true });
}
