import {
  developmentDatabase,
  type DevelopmentDatabase,
  type DevelopmentServer,
} from './development-database.ts';
import { run } from './exec.ts';
import { PYTHON_ENVIRONMENT } from './python.ts';
import { StepError, type Receipt } from './steps.ts';

/** One step of an install, as it stands in the receipt. `work` answers with the detail, or throws StepError. */
export interface InstallStep {
  readonly name: string;
  /** Whether it needs the database; it gets its URL then. */
  readonly database?: boolean;
  readonly work: (signal: AbortSignal, databaseUrl?: string) => Promise<string>;
}

export interface InstallPlan {
  /** In order; the first that fails ends the install. */
  readonly steps: readonly InstallStep[];
  /** The server that holds the database; absent where it is a file, and steps that need it are like all others. */
  readonly server?: DevelopmentServer;
  readonly signal: AbortSignal;
}

/** Longest time for one command, whatever it is waiting for. */
const INSTALL_TIMEOUT = 10 * 60_000;

/**
 * How long a registry that doesn't answer is waited for: under a minute, tries included. (By themselves they wait for
 * minutes, npm up to five per try.) What the user's environment says wins.
 */
const PATIENCE: Readonly<Record<string, string>> = {
  PIP_DEFAULT_TIMEOUT: '15',
  PIP_RETRIES: '1',
  UV_HTTP_TIMEOUT: '15',
  UV_HTTP_RETRIES: '2',
  npm_config_fetch_timeout: '20000',
  npm_config_fetch_retries: '1',
  npm_config_fetch_retry_mintimeout: '1000',
  // Tells of every try that failed.
  npm_config_loglevel: 'http',
};

/** pip goes on to the next index, and npm to the next package, when all tries for one have failed; once is enough. */
const HOPELESS = /Retrying \(Retry\(total=0[^]*Retrying \(Retry\(total=0|attempt 2 failed with/;
const NO_SPACE = /\bENOSPC\b|no space left on device/i;
const WRONG_CLOCK =
  /\bCERT_(NOT_YET_VALID|HAS_EXPIRED)\b|certificate (is not yet valid|has expired)/i;
/** The first install makes the lockfile, which Yarn forbids wherever it takes the machine for CI. */
const FIRST_INSTALL = { YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' };

/** Installs the project's packages and readies its local database. False when a step failed; the receipt names it. */
export async function install(
  { steps, server, signal }: InstallPlan,
  receipt: Receipt,
): Promise<boolean> {
  let made: DevelopmentDatabase | undefined;
  for (const { name, work, database } of steps) {
    if (database && server) made ??= await developmentDatabase(server, receipt, signal);
    if (database && made?.reason !== undefined) receipt.skip(name, made.reason);
    else if (!(await receipt.step(name, () => work(signal, made?.url)))) return false;
  }
  return true;
}

/** A step that is one command, run in the project's folder. */
export const commandStep = (
  name: string,
  command: readonly string[],
  directory: string,
  database = false,
): InstallStep => ({
  name,
  database,
  async work(signal, databaseUrl) {
    const env = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
    await runToInstall(command, directory, signal, env);
    return shown(command, directory);
  },
});

/** Runs a command of an install in the project's folder; answers with what it printed, or throws StepError. */
export async function runToInstall(
  command: readonly string[],
  directory: string,
  signal: AbortSignal,
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  const [file = '', ...args] = command;
  const { ok, output, timedOut } = await run({
    file,
    args,
    cwd: directory,
    env: { ...patience(), ...PYTHON_ENVIRONMENT, ...FIRST_INSTALL, ...variables },
    timeout: INSTALL_TIMEOUT,
    signal,
    hopeless: HOPELESS,
  });
  if (ok) return output;
  const failed = `${shown(command, directory)} failed`;
  const reason = reasonIn(output);
  if (reason) throw new StepError(`${reason}: ${failed}`, output);
  throw new StepError(timedOut ? 'gave up waiting for the registry' : failed, output);
}

/** Why an install failed, where that stands far above what tools say last. */
function reasonIn(output: string): string | undefined {
  if (NO_SPACE.test(output)) return 'the disk is full';
  if (!WRONG_CLOCK.test(output)) return undefined;
  const now = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return `no certificate is good at ${now} UTC, which this machine's clock says it is`;
}

/** The variables by which tools wait that long, but for those that are set. */
export const patience = (): Record<string, string> =>
  Object.fromEntries(Object.entries(PATIENCE).filter(([name]) => process.env[name] === undefined));

/** A command without the project's own folder in front of its words. */
const shown = (command: readonly string[], directory: string): string =>
  command
    .map((word) => (word.startsWith(directory) ? word.slice(directory.length + 1) : word))
    .join(' ');
