import { describe, expect, it } from 'vitest';

/** Registers the tests of `register`, or, with a reason, one that is skipped by name; CI fails on such a skip. */
export async function describeUnless(
  reason: string | undefined,
  title: string,
  register: () => void | Promise<void>,
): Promise<void> {
  if (reason === undefined) return register();
  describe(title, () => {
    it.skipIf(!process.env['CI'])(`can be tested [skipped: ${reason}]`, () => {
      expect(reason, 'CI skips nothing').toBeUndefined();
    });
  });
}
