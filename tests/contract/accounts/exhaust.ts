import { expect } from 'vitest';
import { expectStatus } from '../expectations.ts';
import type { Answer } from '../http.ts';

/** Tries, in vain with that status, until every process refuses; how many were let through, and the last refusal. */
export async function exhaust(
  processes: number,
  status: number,
  attempt: (count: number) => Promise<Answer>,
): Promise<{ passed: number; refusal: Answer }> {
  let passed = 0;
  for (let count = 0, refused = 0; ; count += 1) {
    const answer = await attempt(count);
    if (answer.status !== 429) {
      expectStatus(answer, status);
      passed += 1;
      refused = 0;
      expect(passed, answer.story).toBeLessThan(1_000);
    } else if ((refused += 1) > 5 * (processes - 1)) return { passed, refusal: answer };
  }
}
