import path from 'node:path';
import { run } from './exec.ts';
import { findPython, type Pythons } from './find-python.ts';
import { findUv } from './uv.ts';

/** What this machine has, found by running it. Becomes ordinary blueprint values. */
export interface Environment {
  /** `20.19.1` */
  readonly node: string;
  readonly nodeMajor: number;
  /** The one that Express projects are installed with. */
  readonly packageManager: { readonly name: string; readonly version: string | undefined };
  /** Its version; undefined where it does not answer, or nobody asked. */
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

/** What the user named, or what started us. */
export interface Wanted {
  readonly packageManager: string;
  readonly python?: string | undefined;
  /** Series of Django, which not every Python runs. */
  readonly django?: string | undefined;
}

// A folder that exists, and in which no project's settings apply.
const cwd = path.parse(process.cwd()).root;

/**
 * Asks the tools that this run needs for their versions, all at once. What is written depends on the version of every
 * package manager but npm, so that is asked for even where nothing is installed.
 */
export async function probe(needs: Needs, wanted: Wanted): Promise<Environment> {
  const name = wanted.packageManager;
  const [version, git, python] = await Promise.all([
    needs.install || name !== 'npm' ? versionOf(name, ['--version']) : undefined,
    needs.git ? versionOf('git', ['--version']) : undefined,
    needs.python ? probePython(wanted) : { uv: undefined, pythons: undefined },
  ]);
  const node = process.versions.node;
  return {
    node,
    nodeMajor: Number(node.split('.')[0]),
    packageManager: { name, version },
    git,
    ...python,
  };
}

/** The part of it that only Django projects need. */
export async function probePython({
  python,
  django,
}: Omit<Wanted, 'packageManager'>): Promise<{ uv: string | undefined; pythons: Pythons }> {
  const [uv, pythons] = await Promise.all([findUv(cwd), findPython(cwd, python, django)]);
  return { uv, pythons };
}

async function versionOf(file: string, args: readonly string[]): Promise<string | undefined> {
  const { ok, output } = await run({ file, args, cwd, timeout: 10_000 });
  return ok ? /\d+(\.\d+)+/.exec(output)?.[0] : undefined;
}
