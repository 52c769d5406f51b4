import { run } from './exec.ts';
import { StepError, type Receipt } from './steps.ts';

export interface InstallPlan {
  readonly directory: string;
  /** `npm install`, as words. */
  readonly install: readonly string[];
  /** Scripts that ready the local database, as words of commands. */
  readonly afterInstall: readonly (readonly string[])[];
  readonly signal: AbortSignal;
}

/** Longest time for one package manager's install: a registry that hangs is given up, with the command to retry. */
const INSTALL_TIMEOUT = 10 * 60_000;

/** Installs the project's packages and readies its local database. False when a step failed; the receipt names it. */
export async function install(plan: InstallPlan, receipt: Receipt): Promise<boolean> {
  for (const [position, command] of [plan.install, ...plan.afterInstall].entries()) {
    const name = position === 0 ? 'install' : (command.at(-1) ?? 'prepare');
    const done = await receipt.step(name, () => runCommand(command, plan));
    if (!done) return false;
  }
  return true;
}

async function runCommand(
  command: readonly string[],
  { directory, signal }: InstallPlan,
): Promise<string> {
  const [file = '', ...args] = command;
  const { ok, output, timedOut } = await run({
    file,
    args,
    cwd: directory,
    timeout: INSTALL_TIMEOUT,
    signal,
  });
  if (!ok)
    throw new StepError(timedOut ? 'gave up waiting' : `${command.join(' ')} failed`, output);
  return command.join(' ');
}
