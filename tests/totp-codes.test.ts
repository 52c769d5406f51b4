import { expect, it } from 'vitest';
import { codeAt } from './contract/sensitive/totp-codes.ts';

/** The last six digits of RFC 6238, appendix B, for SHA-1. */
it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('the code that the judges use at second %i is that of the standard', (second, code) => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(codeAt(secret, Math.floor(second / 30))).toBe(code);
});
