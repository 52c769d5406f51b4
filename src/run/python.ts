import { run } from './exec.ts';

/** A Python that answered. */
export interface Python {
  /** `3.12.1` */
  readonly version: string;
  /** Its own absolute path: a name on the PATH may be a shim that leads elsewhere. */
  readonly executable: string;
  /** Whether it has the module venv. */
  readonly venv: boolean;
  /** Whether it can put pip into the environments that it makes; Debian splits that off. */
  readonly ensurepip: boolean;
  /** Version of its own pip; null where it has none. */
  readonly pip: string | null;
}

const PROBE = `import importlib.util, json, platform, sys
def has(name): return importlib.util.find_spec(name) is not None
try: import pip
except Exception: pip = None
print(json.dumps({"version": platform.python_version(), "executable": sys.executable,
"venv": has("venv"), "ensurepip": has("ensurepip"), "pip": getattr(pip, "__version__", None)}))`;

/** Runs a command as a Python. Undefined where it fails or answers otherwise: shims that answer to `which` may do so. */
export async function askPython(
  [file, ...args]: readonly [string, ...string[]],
  cwd: string,
): Promise<Python | undefined> {
  const { ok, output } = await run({
    file,
    args: [...args, '-c', PROBE],
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

export const minorOf = ({ version }: Pick<Python, 'version'>): number =>
  Number(version.split('.')[1]);

/** `3.12.1` → `3.12`, as .python-version, images and CI name it. */
export const seriesOf = ({ version }: Pick<Python, 'version'>): string =>
  version.split('.').slice(0, 2).join('.');

/** First pip that installs into another Python's environment (its release notes: `--python`, 22.3). */
const FIRST_LENDING_PIP = 22.3;

/** Whether its pip can install into environments that have none. */
export const lendsPip = ({ pip }: Python): boolean =>
  pip !== null && Number(/^\d+\.\d+/.exec(pip)?.[0] ?? 0) >= FIRST_LENDING_PIP;

/**
 * What keeps pip inside the virtual environment, whatever the user's shell has set. It compiles nothing in advance, either:
 * Python compiles what is imported when it is, and most of what is installed never is.
 */
export const PYTHON_ENVIRONMENT: Readonly<Record<string, string>> = {
  PIP_USER: '0',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
  PIP_REQUIRE_VIRTUALENV: '0',
  PIP_COMPILE: '0',
};
