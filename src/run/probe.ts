import path from 'node:path';
import { run } from './exec.ts';
import { findPython, type Python } from './python.ts';

/** What this machine has, found by running it. Becomes ordinary blueprint values. */
export interface Environment {
  /** `20.19.1` */
  readonly node: string;
  readonly nodeMajor: number;
  /** The one that Express projects are installed with. */
  readonly packageManager: { readonly name: string; readonly version: string | undefined };
  /** Its version; undefined where it does not answer, or nobody asked. */
  readonly git: string | undefined;
  /** The newest that Django runs on. */
  readonly python: Python | undefined;
}

/**
 * Asks the tools that this run needs for their versions, all at once. What is written depends on the version of every
 * package manager but npm, so that is asked for even where nothing is installed.
 */
export async function probe(
  needs: { install: boolean; git: boolean },
  packageManager: string,
): Promise<Environment> {
  // A folder that exists, and in which no project's settings apply.
  const cwd = path.parse(process.cwd()).root;
  const [version, git, python] = await Promise.all([
    needs.install || packageManager !== 'npm'
      ? versionOf(packageManager, ['--version'], cwd)
      : undefined,
    needs.git ? versionOf('git', ['--version'], cwd) : undefined,
    needs.install ? findPython(cwd) : undefined,
  ]);
  const node = process.versions.node;
  return {
    node,
    nodeMajor: Number(node.split('.')[0]),
    packageManager: { name: packageManager, version },
    git,
    python,
  };
}

async function versionOf(
  file: string,
  args: readonly string[],
  cwd: string,
): Promise<string | undefined> {
  const { ok, output } = await run({ file, args, cwd, timeout: 10_000 });
  return ok ? /\d+(\.\d+)+/.exec(output)?.[0] : undefined;
}
