import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { run } from './exec.ts';
import { findServer, withDatabase, type ServerNeed } from './database-server.ts';
import { StepError, type Receipt } from './steps.ts';

/** Where a proof has its database: a file in its own folder, or a database of its own on the project's server. */
export type ProofDatabasePlan =
  | {
      readonly url: string;
      /** What is set beside DATABASE_URL; in both, `{{folder}}` is the proof's own folder. */
      readonly environment?: Readonly<Record<string, string>>;
    }
  | { readonly server: ServerNeed; readonly name: string };

/** Commands that make and drop the database that DATABASE_URL names; the first prints `… on <what and version>.` last. */
export interface DatabaseCommands {
  readonly create: readonly string[];
  readonly drop: readonly string[];
}

export type TestsOn = 'its own' | 'SQLite' | 'nothing';

export interface ProofDatabase {
  /** Absent where the proof has to do without. */
  readonly url: string | undefined;
  /** How a command finds it; empty where there is none. */
  readonly environment: Readonly<Record<string, string>>;
  /** Why there is none, though nothing is wrong with the project. */
  readonly absence: string | undefined;
  /** What tests, which make their own, run on: the project's kind of database, or what stands in for it, if anything. */
  readonly testsOn: TestsOn;
  /** Makes it, as a step. False when that failed; the receipt says why. */
  open(receipt: Receipt): Promise<boolean>;
  /** What it is and which version, once it is open. */
  readonly description: string | undefined;
  /** Drops it; and what tests that didn't come to their end have left of their own databases, beside it. */
  drop(complete: boolean): Promise<void>;
}

const TIMEOUT = 60_000;

/** Of a project that keeps nothing. */
const NONE: ProofDatabase = {
  url: undefined,
  environment: {},
  testsOn: 'its own',
  absence: undefined,
  description: undefined,
  open: () => Promise.resolve(true),
  drop: () => Promise.resolve(),
};

/**
 * Plans the proof's own database; nothing is made before `open`. `folder` is removed after the proof. Without a plan the
 * project has none.
 */
export function proofDatabase(
  plan: ProofDatabasePlan | undefined,
  commands: DatabaseCommands,
  directory: string,
  folder: string,
  signal: AbortSignal,
): ProofDatabase {
  if (plan === undefined) return NONE;
  let url: string | undefined;
  let made = false;
  let absence: string | undefined;
  let testsOn: TestsOn = 'its own';
  let description: string | undefined;

  const inFolder = (text: string): string =>
    text.replace('{{folder}}', folder.replaceAll('\\', '/'));

  const create = async (): Promise<string> => {
    made = true;
    const { ok, output } = await runCommand(commands.create, directory, url ?? '', signal);
    if (!ok) throw new StepError(lastLine(output), output);
    description = /\bon (.+)\.$/.exec(lastLine(output))?.[1];
    if (description === undefined) throw new StepError('the database has no version', output);
    return description;
  };

  return {
    get url() {
      return url;
    },
    get environment() {
      if (url === undefined) return {};
      const beside = 'url' in plan ? (plan.environment ?? {}) : {};
      const entries = Object.entries(beside).map(([name, value]) => [name, inFolder(value)]);
      return { DATABASE_URL: url, ...(Object.fromEntries(entries) as Record<string, string>) };
    },
    get absence() {
      return absence;
    },
    get testsOn() {
      return testsOn;
    },
    get description() {
      return description;
    },
    async open(receipt) {
      if ('url' in plan) {
        url = inFolder(plan.url);
        return receipt.step('database', create);
      }
      const server = await findServer(plan.server, directory);
      const name = `${plan.name}_proof_${randomBytes(4).toString('hex')}`;
      if (server.silence === undefined) url = withDatabase(server.url, name);
      if (server.silence !== undefined && !server.guessed) {
        return receipt.step('database', () => Promise.reject(new StepError(server.silence ?? '')));
      }
      if (server.silence === undefined && plan.server.ownDatabases === false) {
        url = undefined;
        absence = `on ${plan.server.title} a proof can't make a database of its own`;
        receipt.skip('database', absence);
        return true;
      }
      if (!server.guessed)
        return receipt.step('database', async () => `${await create()}, ${name}`);
      // Nobody said that the local server is ours to use: one that refuses us is like none.
      absence = server.silence ?? (await reasonOf(create));
      if (absence === undefined) {
        return receipt.step('database', async () => `${description ?? ''}, ${name}`);
      }
      url = undefined;
      testsOn = (plan.server.standIn ?? true) ? 'SQLite' : 'nothing';
      receipt.skip('database', absence);
      return true;
    },
    async drop(complete) {
      if (!made || url === undefined || 'url' in plan) return;
      // Also after Ctrl-C, so nothing may stop this.
      const all = complete ? [url] : [url, ...testUrls(url)];
      await Promise.all(all.map((each) => runCommand(commands.drop, directory, each)));
    },
  };
}

/** `shop_test`, and `shop_2_test` and so on where test files run side by side. */
function testUrls(url: string): string[] {
  const name = new URL(url).pathname.slice(1);
  const others = Array.from(
    { length: availableParallelism() },
    (_, at) => `${name}_${at + 2}_test`,
  );
  return [`${name}_test`, ...others].map((each) => withDatabase(url, each));
}

/** Runs one of the commands on a database. */
export function runCommand(
  [file = '', ...args]: readonly string[],
  cwd: string,
  url: string,
  signal?: AbortSignal,
): ReturnType<typeof run> {
  const env = { DATABASE_URL: url };
  return run({ file, args, cwd, env, timeout: TIMEOUT, ...(signal && { signal }) });
}

async function reasonOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    return error.message;
  }
}

export const lastLine = (output: string): string => output.trimEnd().split('\n').at(-1) ?? '';
