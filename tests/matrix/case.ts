import { randomBytes } from 'node:crypto';
import fs from 'fs-extra';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, type Outcome } from '../../src/run/exec.ts';
import { SERVERS } from '../contract/servers.ts';
import type { Combination } from './options.ts';
import type { Passed } from './verified.ts';
import { argumentsOf } from './wish.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = path.join(ROOT, 'bin/create-backend.js');
const VITEST = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
const TEN_MINUTES = 600_000;

/** What came of a case: what to remember of it, or why it failed, in the words of what failed. */
export type Verdict = Omit<Passed, 'fingerprint'> | { readonly failure: string };

interface Receipt {
  readonly proof: {
    readonly proven: boolean;
    readonly database: string | null;
    readonly tests: { readonly passed: number };
  };
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Makes a project in a folder, has it prove itself, and judges it; leaves nothing behind. */
export async function judge(combination: Combination, folder: string): Promise<Verdict> {
  // The database on a server is called after the project: the name must be nobody else's.
  const name = `matrix-${randomBytes(4).toString('hex')}`;
  const directory = path.join(folder, name);
  const began = Date.now();
  try {
    const made = await run({
      file: process.execPath,
      args: [BIN, name, ...argumentsOf(combination), '--json'],
      cwd: folder,
      timeout: TEN_MINUTES,
    });
    if (!made.ok) return { failure: lastOf(made) };
    const { proof } = receiptOf(made.output);
    if (!proof.proven) return { failure: `not proven\n${lastOf(made)}` };
    const judged = await contract(directory, path.join(folder, `${name}.json`));
    if ('failure' in judged) return judged;
    return {
      on: new Date().toISOString().slice(0, 10),
      node: process.versions.node,
      server: proof.database ?? '–',
      own: proof.tests.passed,
      contract: judged.passed,
      seconds: Math.round((Date.now() - began) / 1000),
    };
  } finally {
    await SERVERS[combination['database'] ?? '']?.drop(name.replaceAll('-', '_'));
    await fs.remove(directory);
  }
}

/** The document stands behind what was told on the way, from the first brace at the beginning of a line. */
const receiptOf = (output: string): Receipt =>
  JSON.parse(output.slice(output.search(/^\{$/m), output.lastIndexOf('\n}') + 2)) as Receipt;

async function contract(
  directory: string,
  report: string,
): Promise<{ passed: number } | { failure: string }> {
  const judged = await run({
    file: process.execPath,
    args: [VITEST, 'run', 'tests/contract', '--reporter=json', `--outputFile=${report}`],
    cwd: ROOT,
    env: { CONTRACT_PROJECT: directory },
    timeout: TEN_MINUTES,
  });
  if (!(await fs.pathExists(report))) return { failure: lastOf(judged) };
  const { numPassedTests, testResults } = (await fs.readJson(report)) as Report;
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${fullName}\n${failureMessages.join('\n')}`);
  if (!judged.ok || failed.length > 0) return { failure: failed.join('\n') || lastOf(judged) };
  return { passed: numPassedTests };
}

const lastOf = ({ output, timedOut }: Outcome): string =>
  `${timedOut ? 'took too long\n' : ''}${output.split('\n').slice(-60).join('\n')}`;
