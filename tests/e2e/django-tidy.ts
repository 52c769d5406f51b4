import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { expect } from 'vitest';
import type { Tree } from '../../src/tree/tree.ts';

/**
 * Lets the ruff of an installed project in `directory` judge planned ones, written below `folder`. All in one run: it takes
 * each file by the pyproject.toml above it, and names it in what it finds.
 */
export async function expectTidy(
  directory: string,
  folder: string,
  projects: readonly (readonly [name: string, tree: Tree])[],
): Promise<void> {
  const target = await fs.mkdtemp(path.join(folder, 'tidy-'));
  for (const [name, tree] of projects) {
    for (const [file, text] of tree) await fs.outputFile(path.join(target, name, file), text);
  }
  for (const args of [['format', '--diff'], ['check']]) {
    const { exitCode, all } = await execa(
      path.join(directory, '.venv/bin/python'),
      ['-m', 'ruff', ...args, '.'],
      { cwd: target, reject: false, all: true },
    );
    expect(exitCode, all).toBe(0);
  }
}
