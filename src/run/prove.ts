import fs from 'fs-extra';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Resource } from '../choices/resource.ts';
import type { Check, TestCountPatterns } from '../packs/pack.ts';
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
  /** The command that runs a check's script. */
  script(words: string): readonly string[];
  readonly server: readonly string[];
  readonly resources: readonly Resource[];
  /** By which of the two ways the resources are reached. */
  readonly serves: { readonly api: boolean; readonly pages: boolean };
  readonly database: ProofDatabasePlan;
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
  /** Steps that could not run because the project's server does not answer. Nothing that ran was wrong. */
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
  const skip = (name: string): true => {
    receipt.skip(name, 'not run: it needs the database');
    notRun.push(name);
    return true;
  };
  const check = (one: Check): true | Promise<boolean> =>
    !canRun(one, database)
      ? skip(one.name)
      : receipt.step(one.name, async () => {
          const output = await runCheck(one, plan, environmentOf(database));
          if (!one.tests) return '';
          tests = countTests(output, plan.testCounts);
          const counts = describeTests(tests, output);
          return database.absence === undefined ? counts : `${counts}, on SQLite`;
        });
  const goesWell = async (): Promise<boolean> => {
    const [first = [], ...rest] = inOrder(plan.checks);
    if (!(await allOf(first.map(check))) || !(await database.open(receipt))) return false;
    if (database.absence !== undefined) notRun.push('database');
    for (const together of rest) if (!(await allOf(together.map(check)))) return false;
    if (database.absence === undefined) {
      return proveServer(plan, environmentOf(database), receipt);
    }
    return serverSteps(plan).every(skip);
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

const environmentOf = ({ url }: ProofDatabase): Record<string, string> =>
  url === undefined ? {} : { DATABASE_URL: url };

/** Without the project's server its tests still have SQLite, except in CI, where they must not be content with it. */
function canRun({ database, tests }: Check, { absence }: ProofDatabase): boolean {
  if (absence === undefined) return true;
  return tests ? !process.env['CI'] : !database;
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
