import { run } from './exec.ts';

/** A Python that answered. */
export interface Python {
  /** `3.12.1` */
  readonly version: string;
  /** Its own absolute path: a name on the PATH may be a shim that leads elsewhere. */
  readonly executable: string;
  /** Whether it can make virtual environments with pip in them; Debian splits that off. */
  readonly makesEnvironments: boolean;
}

/** Versions that Django 5.2 runs on (docs.djangoproject.com, "What Python version can I use with Django?"). */
const OLDEST = 10;
const NEWEST = 14;

const PROBE = `import importlib.util, json, platform, sys
found = all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
print(json.dumps({"version": platform.python_version(), "executable": sys.executable, "makesEnvironments": found}))`;

const NAMES =
  process.platform === 'win32'
    ? ['py', 'python']
    : [
        ...Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => `python3.${NEWEST - index}`),
        'python3',
        'python',
      ];

/**
 * Finds the newest Python that Django runs on, by running every candidate: shims that answer to `which` may still fail.
 * Undefined where there is none.
 */
export async function findPython(cwd: string): Promise<Python | undefined> {
  const answers = await Promise.all(NAMES.map((name) => ask(name, cwd)));
  const usable = answers.filter((python) => python !== undefined).filter(isUsable);
  // One that can make environments is worth more than a newer one that can't.
  return usable.toSorted((a, b) => rank(b) - rank(a))[0];
}

async function ask(name: string, cwd: string): Promise<Python | undefined> {
  const { ok, output } = await run({
    file: name,
    args: [...(name === 'py' ? ['-3'] : []), '-c', PROBE],
    cwd,
    env: PYTHON_ENVIRONMENT,
    timeout: 10_000,
  });
  try {
    return ok ? (JSON.parse(output.trim().split('\n').at(-1) ?? '') as Python) : undefined;
  } catch {
    return undefined;
  }
}

const minorOf = ({ version }: Python): number => Number(version.split('.')[1]);

const isUsable = (python: Python): boolean =>
  python.version.startsWith('3.') && minorOf(python) >= OLDEST && minorOf(python) <= NEWEST;

const rank = (python: Python): number => minorOf(python) + (python.makesEnvironments ? 100 : 0);

/** What keeps pip inside the virtual environment, whatever the user's shell has set. */
export const PYTHON_ENVIRONMENT: Readonly<Record<string, string>> = {
  PIP_USER: '0',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
  PIP_REQUIRE_VIRTUALENV: '0',
};
