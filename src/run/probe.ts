import path from 'node:path';
import { run } from './exec.ts';
import { findPython, type Pythons } from './find-python.ts';
import { findUv } from './uv.ts';

/** What this machine has, found by running it. Becomes ordinary blueprint values. */
export interface Environment {
  /** `20.19.1` */
  readonly node: string;
  readonly nodeMajor: number;
  /** Versions by name; undefined where it does not answer, or nobody asked. */
  readonly npm: string | undefined;
  readonly git: string | undefined;
  readonly uv: string | undefined;
  /** Undefined where nobody asked. */
  readonly pythons: Pythons | undefined;
}

export interface Needs {
  readonly install: boolean;
  readonly git: boolean;
  readonly python: boolean;
}

// A folder that exists, and in which no project's settings apply.
const cwd = path.parse(process.cwd()).root;

/** Asks the tools that this run needs for their versions, all at once; `wanted` is the Python that the user named. */
export async function probe(needs: Needs, wanted?: string): Promise<Environment> {
  const [npm, git, python] = await Promise.all([
    needs.install ? versionOf('npm', ['--version']) : undefined,
    needs.git ? versionOf('git', ['--version']) : undefined,
    needs.python ? probePython(wanted) : { uv: undefined, pythons: undefined },
  ]);
  const node = process.versions.node;
  return { node, nodeMajor: Number(node.split('.')[0]), npm, git, ...python };
}

/** The part of it that only Django projects need. */
export async function probePython(
  wanted?: string,
): Promise<{ uv: string | undefined; pythons: Pythons }> {
  const [uv, pythons] = await Promise.all([findUv(cwd), findPython(cwd, wanted)]);
  return { uv, pythons };
}

async function versionOf(file: string, args: readonly string[]): Promise<string | undefined> {
  const { ok, output } = await run({ file, args, cwd, timeout: 10_000 });
  return ok ? /\d+(\.\d+)+/.exec(output)?.[0] : undefined;
}
