import { describe, expect, it } from 'vitest';
import { Receipt, StepError, type Step } from '../../src/run/steps.ts';
import { countTests } from '../../src/run/test-counts.ts';
import { sources } from '../support/catalogue.ts';

const patternsOf = (id: string) => {
  const counts = sources.find((pack) => pack.id === id)?.manifest.testCounts;
  if (!counts) throw new Error(`${id} counts no tests`);
  return counts;
};

describe('countTests', () => {
  it.each([
    [
      'express/jest',
      'Test Suites: 1 failed, 2 passed, 3 total\nTests:       1 failed, 2 skipped, 243 passed, 246 total',
      { passed: 243, failed: 1, skipped: 2 },
    ],
    ['express/jest', 'Tests:       248 passed, 248 total', { passed: 248, failed: 0, skipped: 0 }],
    [
      'express/mocha',
      '  329 passing (1s)\n  1 pending\n  2 failing\n',
      { passed: 329, failed: 2, skipped: 1 },
    ],
    [
      'express/vitest',
      ' Test Files  1 failed | 12 passed (13)\n      Tests  1 failed | 245 passed | 2 skipped (248)\n',
      { passed: 245, failed: 1, skipped: 2 },
    ],
    ['express/node', '# pass 245\n# fail 1\n# skipped 2\n', { passed: 245, failed: 1, skipped: 2 }],
    ['express/node', 'ℹ pass 248\nℹ fail 0\nℹ skipped 0\n', { passed: 248, failed: 0, skipped: 0 }],
    [
      'express/ava',
      '  1 test failed\n\n  245 tests passed\n  2 tests skipped\n',
      { passed: 245, failed: 1, skipped: 2 },
    ],
    ['express/mocha', '', { passed: 0, failed: 0, skipped: 0 }],
    ['django/unittest', 'Ran 30 tests in 1.2s\n\nOK\n', { passed: 30, failed: 0, skipped: 0 }],
    [
      'django/unittest',
      'Ran 30 tests in 1.2s\n\nFAILED (failures=1, errors=2, skipped=3, expected failures=4, unexpected successes=1)\n',
      { passed: 23, failed: 4, skipped: 3 },
    ],
    [
      'django/unittest',
      'an answer with errors=7 in it\nRan 1 test in 0.1s\n\nFAILED (errors=1)\n',
      { passed: 0, failed: 1, skipped: 0 },
    ],
    [
      'django/unittest',
      'Ran 5 tests in 1.2s\n\nOK (skipped=1, expected failures=2)\n',
      { passed: 4, failed: 0, skipped: 1 },
    ],
    ['django/pytest', '===== 41 passed in 3.41s =====', { passed: 41, failed: 0, skipped: 0 }],
    [
      'django/pytest',
      'E  AssertionError: 3 failed\n= 1 failed, 41 passed, 2 skipped, 1 error in 63.41s (0:01:03) =',
      { passed: 41, failed: 2, skipped: 2 },
    ],
  ])('reads what %s prints', (pack, output, counts) => {
    expect(countTests(output, patternsOf(pack))).toEqual(counts);
  });
});

describe('Receipt', () => {
  const seen: Step[] = [];
  const progress = { began: () => undefined, ended: (step: Step) => void seen.push(step) };

  it('times steps, and keeps the last lines of the first that fails', async () => {
    const receipt = new Receipt(progress);
    const slow = () => new Promise<string>((resolve) => setTimeout(() => resolve('done'), 120));
    expect(await receipt.step('good', slow)).toBe(true);
    expect(
      await receipt.step('bad', () =>
        Promise.reject(new StepError('it broke', 'line 1\nline 2\n')),
      ),
    ).toBe(false);
    receipt.skip('later', 'not asked for');
    expect(receipt.steps.map(({ name, status, detail }) => `${name} ${status} ${detail}`)).toEqual([
      'good ok done',
      'bad failed it broke',
      'later skipped not asked for',
    ]);
    expect(receipt.steps[0]?.seconds).toBeGreaterThanOrEqual(0.1);
    expect(receipt.failure).toEqual({ step: 'bad', tail: 'line 1\nline 2' });
    expect(seen).toEqual(receipt.steps);
  });
});
