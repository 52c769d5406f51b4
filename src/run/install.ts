import { run } from './exec.ts';
import { PYTHON_ENVIRONMENT } from './python.ts';
import { StepError, type Receipt } from './steps.ts';

export interface InstallPlan {
  readonly directory: string;
  /** In order; the first that fails ends the install. */
  readonly steps: readonly { readonly name: string; readonly command: readonly string[] }[];
  readonly signal: AbortSignal;
}

/** Longest time for one step: a registry that hangs is given up, with the command to retry. */
const INSTALL_TIMEOUT = 10 * 60_000;

/** The first install makes the lockfile, which Yarn forbids wherever it takes the machine for CI. */
const FIRST_INSTALL = { YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' };

/** Installs the project's packages and readies its local database. False when a step failed; the receipt names it. */
export async function install(plan: InstallPlan, receipt: Receipt): Promise<boolean> {
  for (const { name, command } of plan.steps) {
    if (!(await receipt.step(name, () => runCommand(command, plan)))) return false;
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
    env: { ...PYTHON_ENVIRONMENT, ...FIRST_INSTALL },
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
