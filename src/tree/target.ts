import fs from 'fs-extra';
import path from 'node:path';
import { TargetConflict } from '../errors.ts';

/** What stands where the project is to go. */
export type Target = 'absent' | 'empty';

const STAGING = '.create-backend-staging';
/** In every staging folder: whose it is, and what of it has been moved into an existing folder. */
export const MARKER = '.create-backend-marker.json';

export interface Marker {
  readonly pid: number;
  readonly moving: readonly string[];
}

/** Beside the target, or inside it where the (empty) target exists: its own folder may be somebody's current one. */
export function stagingFolder(directory: string, target: Target): string {
  return target === 'absent'
    ? path.join(path.dirname(directory), `${STAGING}-${path.basename(directory)}-${process.pid}`)
    : path.join(directory, `${STAGING}-${process.pid}`);
}

/**
 * Looks at the target (an absolute path) before anything is asked or written, and removes what a killed run left there.
 * Throws TargetConflict where the project can't go: not empty, no folder, or not writable.
 */
export async function inspectTarget(directory: string): Promise<Target> {
  const stat = await fs.stat(directory).catch(asAbsent);
  if (stat === undefined) {
    await removeLeftovers(path.dirname(directory), path.basename(directory));
    await assertWritable(directory);
    return 'absent';
  }
  if (!stat.isDirectory()) {
    throw new TargetConflict(
      `${directory} is a file.`,
      'Name another folder: a new one, or one that is empty.',
    );
  }
  await removeLeftovers(directory, undefined);
  if ((await fs.readdir(directory)).length > 0) {
    throw new TargetConflict(
      `${directory} is not empty; nothing in it was touched.`,
      'Name another folder: a new one, or one that is empty.',
    );
  }
  await assertWritable(path.join(directory, 'project'));
  return 'empty';
}

/** Turns what the file system says on writing into a sentence with exit code 3; other errors are returned as they are. */
export function explainWriteError(error: unknown, directory: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const because: Record<string, string> = {
    EACCES: 'you may not write there',
    EPERM: 'you may not write there',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'your disk quota is used up',
    ENOTDIR: 'a part of the path is a file',
    ENAMETOOLONG: 'the path is too long',
    ELOOP: 'the path leads in a circle of links',
    ENOTEMPTY: 'it has been filled in the meantime',
    EEXIST: 'it has been filled in the meantime',
  };
  return because[code] === undefined
    ? error
    : new TargetConflict(
        `${directory} can't be written: ${because[code]} (${code}).`,
        code === 'ENOSPC' ? 'Make room, or name a folder on another disk.' : 'Name another folder.',
      );
}

/** undefined for a path that isn't there; other errors as exit code 3. */
function asAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw explainWriteError(error, error.path ?? 'The target');
}

async function assertWritable(file: string): Promise<void> {
  let folder = path.dirname(file);
  while (!(await fs.pathExists(folder)) && path.dirname(folder) !== folder)
    folder = path.dirname(folder);
  try {
    if (!(await fs.stat(folder)).isDirectory())
      throw Object.assign(new Error(), { code: 'ENOTDIR' });
    await fs.access(folder, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw explainWriteError(error, path.dirname(file));
  }
}

/** Removes staging folders whose process is gone, with what they had begun to move out. */
async function removeLeftovers(folder: string, base: string | undefined): Promise<void> {
  const prefix = base === undefined ? `${STAGING}-` : `${STAGING}-${base}-`;
  const entries = await fs.readdir(folder).catch(() => []);
  for (const name of entries.filter(
    (entry) => entry.startsWith(prefix) && /^\d+$/.test(entry.slice(prefix.length)),
  )) {
    const pid = Number(name.slice(prefix.length));
    if (isAlive(pid)) continue;
    const staging = path.join(folder, name);
    const marker = await (fs.readJson(path.join(staging, MARKER)) as Promise<Marker>).catch(
      () => undefined,
    );
    for (const moved of marker?.moving ?? [])
      await fs.remove(path.join(folder, path.basename(moved)));
    await fs.remove(staging);
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
