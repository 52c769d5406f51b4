import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../src/errors.ts';
import { run } from '../../src/run/exec.ts';

const node = (script: string, rest: object = {}) =>
  run({ file: process.execPath, args: ['-e', script], cwd: process.cwd(), ...rest });

/** Starts a grandchild that outlives its parent, and prints its id. */
const WITH_GRANDCHILD = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
  console.log(child.pid);
  setInterval(() => {}, 1000);
`;

describe('run', () => {
  it('tells what a command printed and how it ended', async () => {
    expect(await node('console.log(1); console.error(2); process.exit(3)')).toMatchObject({
      ok: false,
      exitCode: 3,
      timedOut: false,
      output: expect.stringMatching(/1\n2/) as string,
    });
  });

  it('tells that a command is not there', async () => {
    const { ok, output } = await run({ file: 'no-such-command', args: [], cwd: process.cwd() });
    expect(ok).toBe(false);
    expect(output).toContain('no-such-command');
  });

  it.skipIf(process.platform === 'win32')(
    'ends what takes too long, with all that it has started',
    async () => {
      const began = performance.now();
      const { timedOut, ok } = await node(WITH_GRANDCHILD, { timeout: 1000 });
      expect({ timedOut, ok }).toEqual({ timedOut: true, ok: false });
      // Its output stays open until the grandchild is gone: without that, this would hang.
      expect(performance.now() - began).toBeLessThan(4000);
    },
  );

  it.skipIf(process.platform === 'win32')('ends what says that it is hopeless', async () => {
    const began = performance.now();
    const { timedOut, output } = await node(
      "console.log('try 1 failed'); console.log('try 2 failed'); setInterval(() => {}, 1000)",
      { hopeless: /try 2 failed/ },
    );
    expect(timedOut).toBe(true);
    expect(output).toContain('try 2 failed');
    expect(performance.now() - began).toBeLessThan(4000);
  });

  it('throws when it is cancelled', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 300);
    await expect(node('setInterval(() => {}, 1000)', { signal: abort.signal })).rejects.toThrow(
      Cancelled,
    );
  });
});
