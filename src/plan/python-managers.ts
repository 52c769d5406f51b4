import { Bug } from '../errors.ts';

/** How a manager of Python packages is told to do things, in README, CI and by us. */
export interface PythonManager {
  readonly name: string;
  /** Commands that make the virtual environment and install everything into it, in the locked versions. */
  readonly install: readonly string[];
  /** The same without what only development needs. */
  readonly productionInstall: readonly string[];
  /** Before a script such as manage.py. */
  readonly python: string;
  /** Before the name of a tool such as pytest. */
  readonly tool: string;
  /** The file with the exact versions of all packages. */
  readonly lockfile: string;
  /** Commands that install newer versions and write them down. */
  readonly upgrade: readonly string[];
  /** Whether it reads requirements.txt; else pyproject.toml names the packages. A project has one place for them. */
  readonly readsRequirements: boolean;
  /** Whether its lockfile serves every Python that Django runs on; else the one that made it, and newer ones. */
  readonly locksForAll: boolean;
}

const VENV_PYTHON = '.venv/bin/python';
const MAKE_VENV = 'python3 -m venv .venv';

export const PYTHON_MANAGERS: readonly PythonManager[] = [
  {
    name: 'pip',
    install: [MAKE_VENV, `${VENV_PYTHON} -m pip install -r requirements-dev.txt`],
    productionInstall: [MAKE_VENV, `${VENV_PYTHON} -m pip install -r requirements.txt`],
    python: VENV_PYTHON,
    tool: `${VENV_PYTHON} -m`,
    lockfile: 'constraints.txt',
    upgrade: [
      ': > constraints.txt',
      `${VENV_PYTHON} -m pip install --upgrade -r requirements-dev.txt`,
      `${VENV_PYTHON} -m pip freeze > constraints.txt`,
    ],
    readsRequirements: true,
    locksForAll: false,
  },
  {
    name: 'uv',
    install: ['uv sync'],
    productionInstall: ['uv sync --locked --no-dev'],
    python: 'uv run',
    tool: 'uv run',
    lockfile: 'uv.lock',
    upgrade: ['uv sync --upgrade'],
    readsRequirements: false,
    locksForAll: true,
  },
];

/** The Python of a project that was planned where none answers. */
export const DEFAULT_PYTHON = '3.13';

/** The oldest that Django 5.2 runs on. */
const OLDEST_PYTHON = '3.10';

/** The oldest Python that a project installs on with its locked versions. */
export const oldestPythonFor = (manager: PythonManager, python: string | undefined): string =>
  manager.locksForAll ? OLDEST_PYTHON : (python ?? DEFAULT_PYTHON);

/** The manager of that name; an unknown one is a Bug, since choices have been checked. */
export function pythonManagerOf(name: string): PythonManager {
  const found = PYTHON_MANAGERS.find((manager) => manager.name === name);
  if (found === undefined) throw new Bug(`No manager of Python packages "${name}".`);
  return found;
}
