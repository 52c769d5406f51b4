import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, createBackend, temporaryFolder } from './create.ts';

/** `KILLS=200` takes longer and tries more moments. */
const KILLS = Number(process.env['KILLS'] ?? 24);
const CHOICES = [
  '--product',
  'shop',
  '--framework',
  'express',
  '--yes',
  '--no-install',
  '--no-git',
];

const { folder, remove } = await temporaryFolder();
afterAll(remove);

async function filesOf(directory: string): Promise<string[]> {
  const names = await fs.readdir(directory, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .toSorted();
}

/** Runs the command and kills it after so many milliseconds, as the system would. */
async function killedAfter(milliseconds: number, directory: string, cwd: string): Promise<void> {
  const child = execa(process.execPath, [BIN, directory, ...CHOICES], {
    cwd,
    env: { NODE_ENV: undefined },
    reject: false,
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  await child;
  clearTimeout(timer);
}

describe('a run that is killed', () => {
  let whole: string[];
  let duration = 0;
  beforeAll(async () => {
    const began = performance.now();
    const { exitCode, stderr } = await createBackend(['whole', ...CHOICES], folder);
    duration = performance.now() - began;
    expect(exitCode, stderr).toBe(0);
    whole = await filesOf(path.join(folder, 'whole'));
    expect(whole.length).toBeGreaterThan(40);
  });

  it(`leaves all of the project or nothing, at ${KILLS} moments`, async () => {
    const cwd = path.join(folder, 'new');
    await fs.ensureDir(cwd);
    let left = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Most are near the end, where it writes.
      await killedAfter(duration * (1.1 - (kill / KILLS) ** 2), 'shop', cwd);
      const names = await fs.readdir(cwd);
      expect(names.length, names.join()).toBeLessThanOrEqual(1);
      if (!names.includes('shop')) continue;
      expect(await filesOf(path.join(cwd, 'shop'))).toEqual(whole);
      await fs.remove(path.join(cwd, 'shop'));
      left += 1;
    }
    expect(left, 'runs that were not killed in time').toBeLessThan(KILLS);
    const { exitCode, stderr } = await createBackend(['shop', ...CHOICES], cwd);
    expect(exitCode, stderr).toBe(0);
    expect(await fs.readdir(cwd)).toEqual(['shop']);
    expect(await filesOf(path.join(cwd, 'shop'))).toEqual(whole);
  });

  it('inside a folder leaves what the next one removes', async () => {
    const cwd = path.join(folder, 'here');
    for (let kill = 0; kill < KILLS / 2; kill += 1) {
      await fs.ensureDir(cwd);
      await killedAfter(duration * (1.05 - (kill / KILLS) ** 2), '.', cwd);
      const names = await fs.readdir(cwd);
      if (names.some((name) => name.startsWith('.create-backend-staging'))) {
        const { exitCode, stderr } = await createBackend(['.', ...CHOICES], cwd);
        expect(exitCode, stderr).toBe(0);
      }
      const files = await filesOf(cwd);
      if (files.length > 0) expect(files).toEqual(whole);
      await fs.remove(cwd);
    }
  });
});

describe('two runs into one folder', () => {
  it('come to one project, and one that says what was in its way', async () => {
    const runs = await Promise.all([1, 2].map(() => createBackend(['both', ...CHOICES], folder)));
    expect(runs.map(({ exitCode }) => exitCode).toSorted()).toEqual([0, 3]);
    const refused = runs.find(({ exitCode }) => exitCode === 3);
    expect(refused?.stderr).toMatch(/not empty|filled in the meantime/);
    expect(await filesOf(path.join(folder, 'both'))).toHaveLength(
      (await filesOf(path.join(folder, 'whole'))).length,
    );
    const names = await fs.readdir(folder);
    expect(names.filter((name) => name.startsWith('.create-backend'))).toEqual([]);
  });
});

describe('a target that is a link', () => {
  it('is filled where it leads to an empty folder', async () => {
    await fs.ensureDir(path.join(folder, 'real'));
    await fs.symlink(path.join(folder, 'real'), path.join(folder, 'link'));
    const { exitCode, stderr } = await createBackend(['link', ...CHOICES], folder);
    expect(exitCode, stderr).toBe(0);
    expect((await filesOf(path.join(folder, 'real'))).length).toBeGreaterThan(40);
    expect((await fs.lstat(path.join(folder, 'link'))).isSymbolicLink()).toBe(true);
  });

  it.each([
    ['nowhere', 'nothing'],
    ['itself', 'itself'],
  ])('is refused where it leads to %s', async (name, target) => {
    await fs.symlink(path.join(folder, target), path.join(folder, name));
    const { exitCode, stderr } = await createBackend([name, ...CHOICES], folder);
    expect(exitCode, stderr).toBe(3);
    expect(stderr).toMatch(/^✖ /m);
    expect(await fs.pathExists(path.join(folder, 'nothing'))).toBe(false);
  });
});
