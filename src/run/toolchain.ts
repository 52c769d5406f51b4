import path from 'node:path';
import { Bug } from '../errors.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import { packageManagerOf } from '../plan/package-managers.ts';
import { DJANGO_DATABASE } from './django-database.ts';
import type { DatabaseCommands } from './proof-database.ts';
import type { Python } from './python.ts';

/** How a stack's projects are installed and how their scripts are run. */
export interface Toolchain {
  /** Commands that install a project, in order, with the name of their step. */
  readonly install: readonly { readonly name: string; readonly command: readonly string[] }[];
  /** The folder that is there once it is installed. */
  readonly installed: string;
  /** The command that runs a script of a pack (`checks`, `afterInstall`). */
  script(words: string): string[];
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

/** The toolchain of a project. `python` is needed to install a Django project, not to run one that is installed. */
export function toolchainOf(blueprint: Blueprint, directory: string, python?: Python): Toolchain {
  return blueprint.framework === 'django'
    ? pythonToolchain(directory, python)
    : nodeToolchain(blueprint.packageManager);
}

function nodeToolchain(name: string): Toolchain {
  const manager = packageManagerOf(name);
  const script = (words: string): string[] => [...manager.run.split(' '), ...words.split(' ')];
  return {
    install: [{ name: 'install', command: manager.install.split(' ') }],
    installed: 'node_modules',
    script,
    database: { create: script('--silent db:create'), drop: script('--silent db:drop') },
    typed: {
      install: manager.install,
      script: (words) => script(words).join(' '),
      createDatabase: script('db:create').join(' '),
    },
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
    database: {
      create: [venvPython, '-c', DJANGO_DATABASE, 'create'],
      drop: [venvPython, '-c', DJANGO_DATABASE, 'drop'],
    },
    typed: {
      install: `${python?.executable ?? (windows ? 'py -3' : 'python3')} -m venv .venv && ${inside} ${requirements}`,
      script: (words) => `${inside} ${words}`,
    },
  };
}
