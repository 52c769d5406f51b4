import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { BIN, temporaryFolder } from './create.ts';

const CHOICES = ['--product', 'shop', '--framework', 'express', '--yes', '--no-git'];
const { folder, remove } = await temporaryFolder();
afterAll(remove);

/** Runs a line of the shell where the folder is a disk of that size, which nobody else sees and which goes away with it. */
const onDisk = (size: string, line: string) =>
  execa(
    'unshare',
    [
      '--map-root-user',
      '--mount',
      'sh',
      '-c',
      `mount -t tmpfs -o size=${size} tmpfs "$0" && cd "$0" && ${line}`,
      folder,
    ],
    { reject: false, stdin: 'ignore', env: { NODE_ENV: undefined } },
  );

const mounts = (await onDisk('1m', 'true')).exitCode === 0;
const reason = mounts ? '' : ' [skipped: this machine lets nobody mount a disk of his own]';

describe.skipIf(!mounts)(`a disk that is full${reason}`, () => {
  const run = `"${process.execPath}" "${BIN}" shop ${CHOICES.join(' ')}`;

  it('ends a run that can’t write the project, and leaves nothing', async () => {
    const { exitCode, stderr, stdout } = await onDisk('300k', `{ ${run}; echo "$?:"; ls -A; }`);
    expect(stdout.split('\n').at(-1), stdout).toBe('3:');
    expect(stderr).toContain('the disk is full (ENOSPC)');
    expect(stderr).toContain('Make room, or name a folder on another disk.');
    expect(exitCode).toBe(0);
  });

  it('is told where the packages don’t fit, and the project is whole', async () => {
    const { stdout, stderr } = await onDisk(
      '6m',
      `{ ${run}; echo "$?:"; "${process.execPath}" "${BIN}" verify shop; cat shop/package.json; }`,
    );
    expect(stdout, stderr).toContain('the disk is full: npm install failed');
    expect(stdout).toMatch(/^4:$/m);
    expect(stdout.trimEnd().endsWith('}'), stdout).toBe(true);
    expect(stdout + stderr).toContain('npm install');
  });
});
