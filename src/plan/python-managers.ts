import { Bug } from '../errors.ts';
import type { DjangoVersion } from './django-versions.ts';

/** How a manager of Python packages is told to do things, in README, CI and by us. */
export interface PythonManager {
  readonly name: string;
  /** Commands that make the virtual environment and install everything into it, in the locked versions. */
  readonly install: readonly string[];
  /** The same from a lockfile that has to be up to date, as in CI. */
  readonly cleanInstall: readonly string[];
  /** Where the manager itself comes from, as instructions of a Dockerfile; empty where Python brings it. */
  readonly imageTool: string;
  /** The same as a command. */
  readonly installTool: string;
  /** What an install reads, besides the lockfile, when it is for production. */
  readonly manifest: string;
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
    cleanInstall: [MAKE_VENV, `${VENV_PYTHON} -m pip install -r requirements-dev.txt`],
    imageTool: '',
    installTool: '',
    manifest: 'requirements.txt',
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
    cleanInstall: ['uv sync --locked'],
    imageTool:
      'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /usr/local/bin/\nENV UV_PYTHON_DOWNLOADS=never\n',
    installTool: "pip install 'uv==0.9.*'",
    manifest: 'pyproject.toml',
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

/** The oldest Python that a project installs on with its locked versions. */
export const oldestPythonFor = (
  manager: PythonManager,
  { oldestPython }: DjangoVersion,
  python = DEFAULT_PYTHON,
): string => (manager.locksForAll ? `3.${oldestPython}` : python);

/** The manager of that name; an unknown one is a Bug, since choices have been checked. */
export function pythonManagerOf(name: string): PythonManager {
  const found = PYTHON_MANAGERS.find((manager) => manager.name === name);
  if (found === undefined) throw new Bug(`No manager of Python packages "${name}".`);
  return found;
}
