import path from 'node:path';
import { Bug } from '../errors.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import { packageManagerOf, type PackageManager } from '../plan/package-managers.ts';
import type { Python } from './python.ts';

/** How a stack's projects are installed and how their scripts are run. */
export interface Toolchain {
  /** Commands that install a project, in order, with the name of their step. */
  readonly install: readonly { readonly name: string; readonly command: readonly string[] }[];
  /** The folder that is there once it is installed. */
  readonly installed: string;
  /** The command that runs a script of a pack (`checks`, `afterInstall`). */
  script(words: string): string[];
  /** The same commands as one types them in the project's folder. */
  readonly typed: { readonly install: string; script(words: string): string };
}

/** The toolchain of a project. `python` is needed to install a Django project, not to run one that is installed. */
export function toolchainOf(blueprint: Blueprint, directory: string, python?: Python): Toolchain {
  return blueprint.framework === 'django'
    ? pythonToolchain(directory, python)
    : nodeToolchain(packageManagerOf(blueprint.packageManager, blueprint.packageManagerVersion));
}

function nodeToolchain(manager: PackageManager): Toolchain {
  const script = (words: string): string[] => [...manager.run.split(' '), words];
  return {
    install: manager.install.split(' && ').map((line) => {
      const command = line.split(' ');
      return { name: command.at(-1) ?? '', command };
    }),
    installed: 'node_modules',
    script,
    typed: { install: manager.install, script: (words) => script(words).join(' ') },
  };
}

function pythonToolchain(directory: string, python: Python | undefined): Toolchain {
  const windows = process.platform === 'win32';
  const inside = windows ? String.raw`.venv\Scripts\python.exe` : '.venv/bin/python';
  const venvPython = path.join(directory, inside);
  const requirements = '-m pip install -r requirements-dev.txt';
  return {
    get install() {
      if (python === undefined) throw new Bug('Nobody looked for a Python.');
      return [
        { name: 'environment', command: [python.executable, '-m', 'venv', '.venv'] },
        { name: 'install', command: [venvPython, ...requirements.split(' ')] },
      ];
    },
    installed: '.venv',
    script: (words) => [venvPython, ...words.split(' ')],
    typed: {
      install: `${python?.executable ?? (windows ? 'py -3' : 'python3')} -m venv .venv && ${inside} ${requirements}`,
      script: (words) => `${inside} ${words}`,
    },
  };
}
