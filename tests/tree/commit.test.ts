import fs from 'fs-extra';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TargetConflict } from '../../src/errors.ts';
import { commit } from '../../src/tree/commit.ts';
import type { Change } from '../../src/tree/diff.ts';
import { inspectTarget, MARKER, stagingFolder } from '../../src/tree/target.ts';

const changes: Change[] = [
  { path: 'README.md', kind: 'create', text: 'hello' },
  { path: 'src/a/b.ts', kind: 'create', text: 'export {};\n' },
];
/** No process has it: Linux' largest is 4194304. */
const DEAD_PID = 99_999_999;

let root: string;
beforeEach(async () => {
  root = await fs.mkdtemp(path.join(tmpdir(), 'commit-'));
});
afterEach(() => fs.remove(root));

describe('commit', () => {
  it('writes a new folder, with nothing beside it', async () => {
    const directory = path.join(root, 'deep/shop');
    await commit(changes, directory, await inspectTarget(directory));
    expect(await fs.readFile(path.join(directory, 'src/a/b.ts'), 'utf8')).toBe('export {};\n');
    expect((await fs.readdir(directory)).toSorted()).toEqual(['README.md', 'src']);
    expect(await fs.readdir(path.dirname(directory))).toEqual(['shop']);
  });

  it('fills an empty folder that exists', async () => {
    await commit(changes, root, await inspectTarget(root));
    expect((await fs.readdir(root)).toSorted()).toEqual(['README.md', 'src']);
  });

  it('leaves nothing when writing fails', async () => {
    const impossible: Change[] = [...changes, { path: 'README.md/x', kind: 'create', text: '' }];
    const directory = path.join(root, 'shop');
    await expect(commit(impossible, directory, 'absent')).rejects.toThrow();
    expect(await fs.readdir(root)).toEqual([]);
  });

  it('gives way to somebody who filled the folder in the meantime', async () => {
    const directory = path.join(root, 'shop');
    const target = await inspectTarget(directory);
    await fs.outputFile(path.join(directory, 'mine.txt'), 'mine');
    await expect(commit(changes, directory, target)).rejects.toThrow(TargetConflict);
    expect(await fs.readdir(directory)).toEqual(['mine.txt']);
    expect(await fs.readdir(root)).toEqual(['shop']);
  });

  it('gives way inside an existing folder too', async () => {
    const target = await inspectTarget(root);
    await fs.outputFile(path.join(root, 'mine.txt'), 'mine');
    await expect(commit(changes, root, target)).rejects.toThrow(TargetConflict);
    expect(await fs.readdir(root)).toEqual(['mine.txt']);
  });
});

describe('inspectTarget', () => {
  it('refuses a folder that is not empty, and a file', async () => {
    await fs.outputFile(path.join(root, 'a.txt'), '');
    await expect(inspectTarget(root)).rejects.toThrow(/is not empty/);
    await expect(inspectTarget(path.join(root, 'a.txt'))).rejects.toThrow(/is a file/);
    await expect(inspectTarget(path.join(root, 'a.txt/b'))).rejects.toThrow(TargetConflict);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'refuses a folder that is read-only',
    async () => {
      await fs.chmod(root, 0o555);
      await expect(inspectTarget(path.join(root, 'shop'))).rejects.toThrow(/may not write/);
    },
  );

  it('removes what a killed run staged beside the target', async () => {
    const staging = stagingFolder(path.join(root, 'shop'), 'absent').replace(
      /\d+$/,
      String(DEAD_PID),
    );
    await fs.outputFile(path.join(staging, 'README.md'), 'half');
    expect(await inspectTarget(path.join(root, 'shop'))).toBe('absent');
    expect(await fs.readdir(root)).toEqual([]);
  });

  it('undoes what a killed run had begun to move into the folder', async () => {
    const staging = stagingFolder(root, 'empty').replace(/\d+$/, String(DEAD_PID));
    await fs.outputJson(path.join(staging, MARKER), {
      pid: DEAD_PID,
      moving: ['README.md', 'src'],
    });
    await fs.outputFile(path.join(root, 'README.md'), 'moved');
    await fs.outputFile(path.join(staging, 'src/a.ts'), 'not yet');
    expect(await inspectTarget(root)).toBe('empty');
    expect(await fs.readdir(root)).toEqual([]);
  });

  it('leaves the staging of a living run alone', async () => {
    const staging = stagingFolder(path.join(root, 'shop'), 'absent').replace(
      /\d+$/,
      String(process.ppid),
    );
    await fs.outputFile(path.join(staging, 'README.md'), 'half');
    await inspectTarget(path.join(root, 'shop'));
    expect(await fs.readdir(root)).toEqual([path.basename(staging)]);
  });
});
