import fs from 'fs-extra';
import path from 'node:path';
import type { Change } from './diff.ts';
import { explainWriteError, MARKER, stagingFolder, type Marker, type Target } from './target.ts';

/**
 * Writes a new project, all or nothing: everything is staged first, then renamed into place. The one writer of projects.
 * `directory` is absolute. Throws TargetConflict where the disk says no, with nothing left behind.
 */
export async function commit(
  changes: readonly Change[],
  directory: string,
  target: Target,
): Promise<void> {
  const staging = stagingFolder(directory, target);
  try {
    await fs.outputJson(path.join(staging, MARKER), {
      pid: process.pid,
      moving: [],
    } satisfies Marker);
    await Promise.all(
      changes.map(({ path: file, text }) =>
        text === undefined
          ? undefined
          : fs.outputFile(path.join(staging, ...file.split('/')), text),
      ),
    );
    await (target === 'absent' ? rename(staging, directory) : moveInto(staging, directory));
  } catch (error) {
    await fs.remove(staging);
    throw explainWriteError(error, directory);
  }
}

async function rename(staging: string, directory: string): Promise<void> {
  await fs.remove(path.join(staging, MARKER));
  await fs.rename(staging, directory);
}

/** Moves what was staged inside an existing folder up into it. The marker lets the next run undo a move cut short. */
async function moveInto(staging: string, directory: string): Promise<void> {
  const entries = (await fs.readdir(staging)).filter((name) => name !== MARKER);
  const others = (await fs.readdir(directory)).filter((name) => name !== path.basename(staging));
  if (others.length > 0) throw Object.assign(new Error(), { code: 'ENOTEMPTY' });
  await fs.writeJson(path.join(staging, MARKER), {
    pid: process.pid,
    moving: entries,
  } satisfies Marker);
  const moved: string[] = [];
  try {
    for (const name of entries) {
      await fs.rename(path.join(staging, name), path.join(directory, name));
      moved.push(name);
    }
  } catch (error) {
    await Promise.all(moved.map((name) => fs.remove(path.join(directory, name))));
    throw error;
  }
  await fs.remove(staging);
}
