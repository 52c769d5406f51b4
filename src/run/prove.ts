import fs from 'fs-extra';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Resource } from '../choices/resource.ts';
import type { Check, Client, TestCountPatterns } from '../packs/proof.ts';
import { run } from './exec.ts';
import {
  proofDatabase,
  type DatabaseCommands,
  type ProofDatabase,
  type ProofDatabasePlan,
} from './proof-database.ts';
import { proveServer, serverSteps } from './prove-server.ts';
import { StepError, type Receipt } from './steps.ts';
import { countTests, describeTests, type TestCounts } from './test-counts.ts';

/** What a proof needs to know of a project; it follows from the blueprint and its packs. */
export interface ProofPlan {
  readonly directory: string;
  readonly checks: readonly Check[];
  /** Commands that ask the running server, too. */
  readonly clients: readonly Client[];
  /** The command that runs a script, which may be told more. */
  script(words: string, more?: readonly string[]): readonly string[];
  readonly server: readonly string[];
  readonly resources: readonly Resource[];
  /** `api`, `pages`, `upstreams`: how the resources are reached, or that requests are forwarded. */
  readonly serves: ReadonlySet<string>;
  /** Whether one has to sign in to reach them. */
  readonly accounts: boolean;
  /** Absent where the project has none. */
  readonly database?: ProofDatabasePlan;
  readonly databaseCommands: DatabaseCommands;
  readonly testCounts: TestCountPatterns;
  readonly signal: AbortSignal;
}

export interface Proof {
  /** Whether every step ran and was right. */
  readonly proven: boolean;
  readonly tests: TestCounts;
  /** What it ran on: `PostgreSQL 17.2`; null where there was nothing to run on. */
  readonly database: string | null;
  /** Steps that could not run, for want of the project's server or of a tool. Nothing that ran was wrong. */
  readonly notRun: readonly string[];
}

const CHECK_TIMEOUT = 5 * 60_000;

/**
 * Proves a project that is installed: its own checks and tests, then the production server over HTTP, on a database made
 * for the occasion. Every step goes onto the receipt; the first failure ends the proof.
 */
export async function prove(plan: ProofPlan, receipt: Receipt): Promise<Proof> {
  const folder = await fs.mkdtemp(path.join(tmpdir(), 'create-backend-proof-'));
  const { directory, signal } = plan;
  const database = proofDatabase(plan.database, plan.databaseCommands, directory, folder, signal);
  const notRun: string[] = [];
  let tests: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  const skip = (name: string, because = 'it needs the database'): true => {
    receipt.skip(name, `not run: ${because}`);
    notRun.push(name);
    return true;
  };
  const check = (one: Check): true | Promise<boolean> =>
    !canRun(one, database)
      ? skip(one.name)
      : receipt.step(one.name, async () => {
          const output = await runCheck(one, plan, database.environment);
          if (!one.tests) return '';
          tests = countTests(output, plan.testCounts);
          const counts = describeTests(tests, output);
          return database.testsOn === 'SQLite' ? `${counts}, on SQLite` : counts;
        });
  const goesWell = async (): Promise<boolean> => {
    const [first = [], ...rest] = inOrder(plan.checks);
    if (!(await allOf(first.map(check))) || !(await database.open(receipt))) return false;
    if (database.absence !== undefined) notRun.push('database');
    for (const together of rest) if (!(await allOf(together.map(check)))) return false;
    if (database.absence === undefined) {
      return proveServer(plan, database.environment, receipt, skip);
    }
    return serverSteps(plan).every((name) => skip(name));
  };
  let right = false;
  try {
    right = await goesWell();
    return {
      proven: right && notRun.length === 0,
      tests,
      database: database.description ?? null,
      notRun,
    };
  } finally {
    await database.drop(right);
    await fs.remove(folder);
  }
}

/** Checks that may run at the same time, those groups first that have lower numbers. */
function inOrder(checks: readonly Check[]): Check[][] {
  const orders = [...new Set(checks.map(({ order }) => order))].toSorted((a, b) => a - b);
  return orders.map((order) => checks.filter((check) => check.order === order));
}

const allOf = async (results: readonly (boolean | Promise<boolean>)[]): Promise<boolean> =>
  (await Promise.all(results)).every(Boolean);

/** Without the project's server tests may have SQLite, except in CI, where they must not be content with it. */
function canRun({ database, tests }: Check, { absence, testsOn }: ProofDatabase): boolean {
  if (absence === undefined) return true;
  if (!tests) return !database;
  return testsOn === 'its own' || (testsOn === 'SQLite' && !process.env['CI']);
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
