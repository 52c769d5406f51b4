import type { TestCountPatterns } from '../packs/proof.ts';
import { StepError } from './steps.ts';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Reads the runner's own summary; a count that it does not print is 0. */
export function countTests(output: string, patterns: TestCountPatterns): TestCounts {
  const count = (pattern: string): number =>
    Number(new RegExp(pattern, 'm').exec(output)?.[1] ?? 0);
  const sum = (all: string | string[]): number =>
    [all].flat().reduce((total, pattern) => total + count(pattern), 0);
  const failed = sum(patterns.failed);
  const skipped = sum(patterns.skipped);
  const passed = sum(patterns.passed) - (patterns.passedIsTotal ? failed + skipped : 0);
  return { passed: Math.max(0, passed), failed, skipped };
}

/** The counts in a few words; throws StepError where they prove nothing. */
export function describeTests({ passed, failed, skipped }: TestCounts, output: string): string {
  // A runner that finds no test often exits with 0: that is no proof.
  if (passed === 0) throw new StepError('no test ran', output);
  if (failed > 0) throw new StepError(`${failed} tests failed`, output);
  return skipped > 0 ? `${passed} passed, ${skipped} skipped` : `${passed} passed`;
}
