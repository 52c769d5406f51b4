import type { Pack } from '../packs/pack.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import { managerOf, type PackageManager } from '../plan/package-managers.ts';
import type { Pythons } from './find-python.ts';
import { commandStep, runToInstall, type InstallStep } from './install.ts';
import type { DatabaseCommands } from './proof-database.ts';
import { pythonToolchain } from './python-toolchain.ts';
import { StepError } from './steps.ts';

/** How a stack's projects are installed and how their scripts are run. */
export interface Toolchain {
  /** What installs a project, in order. */
  readonly install: readonly InstallStep[];
  /** What is there once it is installed, relative to the project. */
  readonly installed: string;
  /** Files of this machine that the install needs from the start, and no plan knows: path → text. */
  readonly localFiles: Readonly<Record<string, string>>;
  /** The command that runs a script of a pack (`checks`, `afterInstall`). */
  script(words: string): string[];
  /** The same for a script that is told more. */
  scriptWith(words: string, more: readonly string[]): string[];
  /** The commands that make and drop the database that DATABASE_URL names. */
  readonly database: DatabaseCommands;
  /** The same commands as one types them in the project's folder. */
  readonly typed: {
    readonly install: string;
    script(words: string): string;
    /** Absent where a stack has no command of its own for it. */
    readonly createDatabase?: string;
  };
}

/** The toolchain of a project, from its blueprint and packs. `pythons` are needed to install a Django project, not to run one that is installed. */
export function toolchainOf(
  blueprint: Blueprint,
  packs: readonly Pack<unknown>[],
  directory: string,
  pythons?: Pythons,
): Toolchain {
  return blueprint.framework === 'django'
    ? pythonToolchain(blueprint, directory, pythons)
    : nodeToolchain(managerOf(blueprint, packs), directory);
}

function nodeToolchain(manager: PackageManager, directory: string): Toolchain {
  const script = (words: string): string[] => [...manager.run.split(' '), ...words.split(' ')];
  const quietly = (name: string): string[] => [...manager.runQuietly.split(' '), name];
  const { checkLockfile } = manager;
  return {
    install: [
      ...manager.install.split(' && ').map((line) => {
        const command = line.split(' ');
        return commandStep(command.at(-1) ?? '', command, directory);
      }),
      ...(checkLockfile ? [lockfileStep(checkLockfile, directory)] : []),
    ],
    installed: 'node_modules',
    localFiles: {},
    script,
    scriptWith: (words, more) => [...script(words + manager.pass), ...more],
    database: { create: quietly('db:create'), drop: quietly('db:drop') },
    typed: {
      install: manager.install,
      script: (words) => script(words).join(' '),
      createDatabase: script('db:create').join(' '),
    },
  };
}

/** Makes sure that whoever clones the project, CI first, can install what was installed here. */
const lockfileStep = (command: string, directory: string): InstallStep => ({
  name: 'lockfile',
  async work(signal) {
    try {
      await runToInstall(command.split(' '), directory, signal);
      return command;
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      // Below what is wrong npm explains itself at length.
      const [reason = ''] = error.output.split(/^npm error Clean install/m);
      throw new StepError('a clean install would refuse the lockfile', reason);
    }
  },
});
