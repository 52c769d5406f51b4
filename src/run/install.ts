import { findServer, type ServerNeed } from './database-server.ts';
import { run } from './exec.ts';
import { lastLine, runCommand } from './proof-database.ts';
import { PYTHON_ENVIRONMENT } from './python.ts';
import { StepError, type Receipt } from './steps.ts';

export interface InstallStep {
  readonly name: string;
  readonly command: readonly string[];
  /** Whether it needs the database. */
  readonly database?: boolean;
}

export interface InstallPlan {
  readonly directory: string;
  /** In order; the first that fails ends the install. */
  readonly steps: readonly InstallStep[];
  /** Absent where the database is a file: there steps that need it are like all others. */
  readonly server?: {
    readonly need: ServerNeed;
    readonly create: readonly string[];
    /** The commands that do by hand what is skipped. */
    readonly byHand: string;
  };
  readonly signal: AbortSignal;
}

/** Longest time for one step: a registry that hangs is given up, with the command to retry. */
const INSTALL_TIMEOUT = 10 * 60_000;

/** Installs the project's packages and readies its local database. False when a step failed; the receipt names it. */
export async function install(plan: InstallPlan, receipt: Receipt): Promise<boolean> {
  let database: DevelopmentDatabase | undefined;
  for (const { name, command, database: needed } of plan.steps) {
    if (needed && plan.server) database ??= await developmentDatabase(plan, plan.server, receipt);
    if (needed && database?.reason !== undefined) receipt.skip(name, database.reason);
    else if (!(await receipt.step(name, () => runStep(command, plan, database?.url)))) return false;
  }
  return true;
}

interface DevelopmentDatabase {
  readonly url: string;
  /** Why nothing is done to it. */
  readonly reason?: string;
}

/** Makes the database that the project will work on, and leaves alone one that is there already: it may be somebody else's. */
async function developmentDatabase(
  { directory, signal }: InstallPlan,
  { need, create, byHand }: NonNullable<InstallPlan['server']>,
  receipt: Receipt,
): Promise<DevelopmentDatabase> {
  const { url, silence } = await findServer(need, directory);
  const later = (reason: string): DevelopmentDatabase => {
    receipt.skip('database', reason);
    return { url, reason: `not run; later: ${byHand}` };
  };
  if (silence !== undefined) return later(silence);
  const { ok, output } = await runCommand(create, directory, url, signal);
  if (!ok) return later(lastLine(output));
  const name = new URL(url).pathname.slice(1);
  if (!output.includes('Created')) return later(`${name} is there already, so it is left alone`);
  await receipt.step('database', () => Promise.resolve(`${name}: ${lastLine(output)}`));
  return { url };
}

async function runStep(
  command: readonly string[],
  { directory, signal }: InstallPlan,
  databaseUrl: string | undefined,
): Promise<string> {
  const [file = '', ...args] = command;
  const { ok, output, timedOut } = await run({
    file,
    args,
    cwd: directory,
    env: { ...PYTHON_ENVIRONMENT, ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) },
    timeout: INSTALL_TIMEOUT,
    signal,
  });
  if (!ok)
    throw new StepError(
      timedOut ? 'gave up waiting' : `${shown(command, directory)} failed`,
      output,
    );
  return shown(command, directory);
}

/** A command without the project's own folder in front of its words. */
const shown = (command: readonly string[], directory: string): string =>
  command
    .map((word) => (word.startsWith(directory) ? word.slice(directory.length + 1) : word))
    .join(' ');
