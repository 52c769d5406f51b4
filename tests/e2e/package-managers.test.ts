import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageManagerOf } from '../../src/plan/package-managers.ts';
import { createBackend, temporaryFolder } from './create.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

const PROJECT = ['--product', 'other', '--framework', 'express', '--yes', '--json'];

const LOCKFILES = {
  npm: 'package-lock.json',
  pnpm: 'pnpm-lock.yaml',
  yarn: 'yarn.lock',
  bun: 'bun.lock',
};

interface Receipt {
  readonly blueprint: { readonly packageManager: string; readonly packageManagerVersion: string };
  readonly proof: { readonly proven: boolean };
  readonly files: readonly string[];
  readonly next: readonly string[];
}

const receiptOf = (stdout: string) => JSON.parse(stdout) as Receipt;

for (const [name, lockfile] of Object.entries(LOCKFILES)) {
  const { exitCode } = await execa(name, ['--version'], { cwd: folder, reject: false });
  describe.skipIf(exitCode !== 0)(`${name} (skipped where it does not answer)`, () => {
    it('installs and proves a project, with a lockfile that is committed', async () => {
      const run = await createBackend([name, ...PROJECT, '--package-manager', name], folder);
      expect(run.exitCode, run.stderr).toBe(0);
      expect(receiptOf(run.stdout).proof.proven).toBe(true);
      const cwd = path.join(folder, name);
      const { stdout } = await execa('git', ['ls-files'], { cwd });
      const locks = stdout.split('\n').filter((file) => Object.values(LOCKFILES).includes(file));
      expect(locks).toEqual([lockfile]);
      expect((await execa('git', ['status', '--porcelain'], { cwd })).stdout).toBe('');
    });

    it('installs from its lockfile and leaves production what it needs', async () => {
      const cwd = path.join(folder, name);
      const { packageManagerVersion } = (
        (await fs.readJson(path.join(cwd, '.create-backend.json'))) as Receipt
      ).blueprint;
      const { cleanInstall, prune } = packageManagerOf(name, packageManagerVersion);
      const readme = await fs.readFile(path.join(cwd, 'README.md'), 'utf8');
      await fs.remove(path.join(cwd, 'dist'));
      for (const line of [cleanInstall, prune]) {
        expect(readme).toContain(line);
        const { exitCode: code, all } = await execa(line, {
          cwd,
          shell: true,
          all: true,
          reject: false,
          stdin: 'ignore',
          env: { NODE_ENV: undefined },
        });
        expect(code, all).toBe(0);
      }
      expect(await fs.pathExists(path.join(cwd, 'node_modules/express'))).toBe(true);
      expect(await fs.pathExists(path.join(cwd, 'node_modules/vitest'))).toBe(false);
      const { stdout } = await execa('node', ['-e', "await import('./dist/app.js')"], { cwd });
      expect(stdout).toBe('');
    });
  });
}

describe('the package manager', () => {
  const agent = { npm_config_user_agent: 'bun/1.4.5 npm/? node/v24.1.0 linux x64' };

  it('is the one that started us, and part of the command that reproduces the project', async () => {
    const run = await createBackend(['started', ...PROJECT, '--dry-run'], folder, agent);
    const { blueprint, next } = receiptOf(run.stdout);
    expect(blueprint.packageManager).toBe('bun');
    expect(next.join('\n')).toContain('--package-manager bun');
    const npm = await createBackend(
      ['started', ...PROJECT, '--dry-run', '--package-manager', 'npm'],
      folder,
      agent,
    );
    expect(receiptOf(npm.stdout).blueprint.packageManager).toBe('npm');
  });

  it('has to answer, before anything is written', async () => {
    const run = await createBackend(['missing', ...PROJECT, '--package-manager', 'bun'], folder, {
      PATH: folder,
    });
    expect(run.exitCode).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({
      error: {
        message: 'bun does not answer here, so nothing can be installed.',
        try: expect.stringMatching(/npm install --global bun.*--no-install/) as string,
      },
    });
    expect(await fs.pathExists(path.join(folder, 'missing'))).toBe(false);
  });

  it('may be missing where nothing is installed', async () => {
    const run = await createBackend(
      ['files', ...PROJECT, '--package-manager', 'bun', '--no-install', '--no-git'],
      folder,
      { PATH: folder },
    );
    expect(run.exitCode, run.stderr).toBe(0);
    expect(receiptOf(run.stdout).next).toEqual([
      'cd files',
      'bun install',
      'bun run db:migrate',
      'bun run dev',
    ]);
  });
});
