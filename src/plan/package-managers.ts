import { Bug } from '../errors.ts';

/** How a package manager is told to do things, in README, CI and by us. */
export interface PackageManager {
  readonly name: string;
  readonly install: string;
  /** Installs exactly what the lockfile names. */
  readonly cleanInstall: string;
  /** Removes what only development needs. */
  readonly prune: string;
  /** Before a script's name. */
  readonly run: string;
  /** Between a script's name and the arguments that are for the script. */
  readonly pass: string;
  /** Before the name of a tool that is installed in the project. */
  readonly exec: string;
  readonly lockfile: string;
}

export const PACKAGE_MANAGERS: readonly PackageManager[] = [
  {
    name: 'npm',
    install: 'npm install',
    cleanInstall: 'npm ci',
    prune: 'npm prune --omit=dev',
    run: 'npm run',
    pass: ' --',
    exec: 'npx',
    lockfile: 'package-lock.json',
  },
];

/** The package manager of that name; an unknown one is a Bug, since choices have been checked. */
export function packageManagerOf(name: string): PackageManager {
  const found = PACKAGE_MANAGERS.find((manager) => manager.name === name);
  if (found === undefined) throw new Bug(`No package manager "${name}".`);
  return found;
}
