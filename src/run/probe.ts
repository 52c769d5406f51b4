import path from 'node:path';
import { run } from './exec.ts';
import { findPython, type Python } from './python.ts';

/** What this machine has, found by running it. Becomes ordinary blueprint values. */
export interface Environment {
  /** `20.19.1` */
  readonly node: string;
  readonly nodeMajor: number;
  /** Versions by name; undefined where it does not answer, or nobody asked. */
  readonly npm: string | undefined;
  readonly git: string | undefined;
  /** The newest that Django runs on. */
  readonly python: Python | undefined;
}

/** Asks the tools that this run needs for their versions, all at once. */
export async function probe(needs: { install: boolean; git: boolean }): Promise<Environment> {
  // A folder that exists, and in which no project's settings apply.
  const cwd = path.parse(process.cwd()).root;
  const [npm, git, python] = await Promise.all([
    needs.install ? versionOf('npm', ['--version'], cwd) : undefined,
    needs.git ? versionOf('git', ['--version'], cwd) : undefined,
    needs.install ? findPython(cwd) : undefined,
  ]);
  const node = process.versions.node;
  return {
    node,
    nodeMajor: Number(node.split('.')[0]),
    npm,
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
