import fs from 'fs-extra';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Python } from '../../src/run/python.ts';
import {
  canMakeEnvironment,
  environmentStep,
  typedEnvironment,
} from '../../src/run/virtual-environment.ts';
import { FakePythons } from './fake-pythons.ts';

const python = (parts: Partial<Python> = {}): Python => ({
  version: '3.11.2',
  executable: '/usr/bin/python3.11',
  venv: true,
  ensurepip: true,
  pip: '23.0.1',
  ...parts,
});
const pythons = (chosen: Python, ...others: Python[]) => ({
  chosen,
  answered: [chosen, ...others],
});

describe('canMakeEnvironment', () => {
  const bare = python({ ensurepip: false, pip: null });
  it.each([
    ['a whole Python', pythons(python()), true],
    ['one without ensurepip, but with a pip that can', pythons(python({ ensurepip: false })), true],
    [
      'one whose pip is older than 22.3',
      pythons(python({ ensurepip: false, pip: '22.0.2' })),
      false,
    ],
    ['one without any pip', pythons(bare), false],
    [
      'one without any pip beside one that lends its own',
      pythons(bare, python({ executable: '/opt/python', version: '3.9.18' })),
      true,
    ],
    ['one without venv', pythons(python({ venv: false })), false],
    ['none', { chosen: undefined, answered: [] }, false],
  ])('%s', (_what, given, can) => {
    expect(canMakeEnvironment(given)).toBe(can);
  });
});

describe('typedEnvironment', () => {
  it('names the Python, in quotes where its path needs them', () => {
    expect(typedEnvironment(pythons(python({ executable: '/my apps/python' })))).toEqual([
      '"/my apps/python" -m venv --clear .venv',
    ]);
  });

  it.skipIf(process.platform === 'win32')('borrows a pip where there is none', () => {
    expect(typedEnvironment(pythons(python({ ensurepip: false })))).toEqual([
      '/usr/bin/python3.11 -m venv --clear --without-pip .venv',
      '/usr/bin/python3.11 -m pip --python .venv/bin/python install pip',
    ]);
  });
});

// The stand-ins are shell scripts.
describe.skipIf(process.platform === 'win32')('environmentStep', () => {
  let fakes: FakePythons;
  beforeEach(async () => (fakes = await FakePythons.make()));
  afterEach(() => fakes.remove());
  const make = (chosen: Python): Promise<string> =>
    environmentStep(fakes.folder, pythons(chosen)).work(new AbortController().signal);

  /** Debian's Python without python3-venv: says so, and leaves half an environment. */
  const DEBIAN = `case "$*" in
  *--without-pip*) [ ! -e .venv/half ] && mkdir .venv;;
  *'-m pip --python'*) echo lent > .venv/pip;;
  *) mkdir -p .venv && touch .venv/half && echo "ensurepip is not available" && exit 1;;
esac`;

  it('makes it with a borrowed pip where the plain way fails, and removes what that left', async () => {
    const executable = await fakes.script('python3', DEBIAN);
    expect(await make(python({ executable }))).toBe('Python 3.11.2 in .venv');
    expect(await fs.readdir(path.join(fakes.folder, '.venv'))).toEqual(['pip']);
  });

  it('leaves nothing where no way works, and tells what was printed', async () => {
    const executable = await fakes.script('python3', DEBIAN);
    await expect(make(python({ executable, pip: '20.3' }))).rejects.toMatchObject({
      output: expect.stringContaining('ensurepip is not available') as string,
    });
    expect(await fs.pathExists(path.join(fakes.folder, '.venv'))).toBe(false);
  });
});
