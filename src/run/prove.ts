import fs from 'fs-extra';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Resource } from '../choices/resource.ts';
import type { Check, TestCountPatterns } from '../packs/pack.ts';
import { run } from './exec.ts';
import { proveServer } from './prove-server.ts';
import { StepError, type Receipt } from './steps.ts';

/** What a proof needs to know of a project; it follows from the blueprint and its packs. */
export interface ProofPlan {
  readonly directory: string;
  readonly checks: readonly Check[];
  /** The command that runs a check's script. */
  script(words: string): readonly string[];
  readonly server: readonly string[];
  readonly resources: readonly Resource[];
  /** By which of the two ways the resources are reached. */
  readonly serves: { readonly api: boolean; readonly pages: boolean };
  /** With `{{folder}}` for the proof's own folder. */
  readonly databaseUrl: string;
  readonly testCounts: TestCountPatterns;
  readonly signal: AbortSignal;
}

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Proof {
  readonly proven: boolean;
  readonly tests: TestCounts;
}

const CHECK_TIMEOUT = 5 * 60_000;

/**
 * Proves a project that is installed: its own checks and tests, then the production server over HTTP, on a database made
 * for the occasion. Every step goes onto the receipt; the first failure ends the proof.
 */
export async function prove(plan: ProofPlan, receipt: Receipt): Promise<Proof> {
  const folder = await fs.mkdtemp(path.join(tmpdir(), 'create-backend-proof-'));
  const env = {
    DATABASE_URL: plan.databaseUrl.replace('{{folder}}', folder.split(path.sep).join('/')),
  };
  let tests: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const order of [...new Set(plan.checks.map((check) => check.order))].toSorted(
      (a, b) => a - b,
    )) {
      const together = plan.checks.filter((check) => check.order === order);
      const results = await Promise.all(
        together.map((check) =>
          receipt.step(check.name, async () => {
            const output = await runCheck(check, plan, env);
            if (!check.tests) return '';
            tests = countTests(output, plan.testCounts);
            return describeTests(tests, output);
          }),
        ),
      );
      if (results.includes(false)) return { proven: false, tests };
    }
    return { proven: await proveServer(plan, env, receipt), tests };
  } finally {
    await fs.remove(folder);
  }
}

async function runCheck(
  check: Check,
  plan: ProofPlan,
  env: Record<string, string>,
): Promise<string> {
  const [file = '', ...args] = plan.script(check.script);
  const { ok, output, timedOut } = await run({
    file,
    args,
    cwd: plan.directory,
    env,
    timeout: CHECK_TIMEOUT,
    signal: plan.signal,
  });
  if (!ok) {
    throw new StepError(`${check.script} ${timedOut ? 'hung' : 'failed'}`, output);
  }
  return output;
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

function describeTests({ passed, failed, skipped }: TestCounts, output: string): string {
  // A runner that finds no test often exits with 0: that is no proof.
  if (passed === 0) throw new StepError('no test ran', output);
  if (failed > 0) throw new StepError(`${failed} tests failed`, output);
  return skipped > 0 ? `${passed} passed, ${skipped} skipped` : `${passed} passed`;
}
