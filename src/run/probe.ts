import path from 'node:path';
import { run } from './exec.ts';
import { findPython, type Python } from './python.ts';

/** What this machine has, found by running it. Becomes ordinary blueprint values. */
export interface Environment {
  /** `20.19.1` */
  readonly node: string;
  readonly nodeMajor: number;
  /** Versions by name; undefined where it does not answer. */
  readonly npm: string | undefined;
  readonly git: string | undefined;
  /** The newest that Django runs on. */
  readonly python: Python | undefined;
  readonly platform: NodeJS.Platform;
}

/** Asks the tools for their versions, all at once; `cwd` is any folder that exists. */
export async function probe(cwd: string = path.parse(process.cwd()).root): Promise<Environment> {
  const [npm, git, python] = await Promise.all([
    versionOf('npm', ['--version'], cwd),
    versionOf('git', ['--version'], cwd),
    findPython(cwd),
  ]);
  const node = process.versions.node;
  return {
    node,
    nodeMajor: Number(node.split('.')[0]),
    npm,
    git,
    python,
    platform: process.platform,
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
