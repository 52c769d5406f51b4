import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findPython } from '../../src/run/find-python.ts';
import { FakePythons } from './fake-pythons.ts';

// The stand-ins are shell scripts.
describe.skipIf(process.platform === 'win32')('findPython', () => {
  let fakes: FakePythons;
  beforeEach(async () => {
    fakes = await FakePythons.make();
    vi.stubEnv('PATH', path.join(fakes.folder, 'bin'));
    vi.stubEnv('PYENV_ROOT', path.join(fakes.folder, 'pyenv'));
    for (const name of ['UV_PYTHON_INSTALL_DIR', 'ASDF_DATA_DIR', 'MISE_DATA_DIR'])
      vi.stubEnv(name, path.join(fakes.folder, 'nothing'));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await fakes.remove();
  });
  const find = async (wanted?: string): Promise<string | undefined> =>
    (await findPython('/', wanted)).chosen?.version;

  it('takes the newest on the PATH that Django runs on', async () => {
    await fakes.add('bin/python3.10', '3.10.13');
    await fakes.add('bin/python3', '3.12.1');
    await fakes.add('bin/python', '3.15.0');
    expect(await find()).toBe('3.12.1');
  });

  it('passes over shims that fail, and takes what is switched on before what is put away', async () => {
    await fakes.shim('bin/python3.13');
    await fakes.add('bin/python3', '3.11.7');
    await fakes.add('pyenv/versions/3.13.0/bin/python3', '3.13.0');
    expect(await find()).toBe('3.11.7');
  });

  it('finds what a version manager has put away where nothing else answers', async () => {
    await fakes.shim('bin/python3.13');
    await fakes.add('bin/python3', '3.9.18');
    await fakes.add('pyenv/versions/3.10.13/bin/python3', '3.10.13');
    await fakes.add('pyenv/versions/3.13.0/bin/python3', '3.13.0');
    await fakes.add('pyenv/versions/3.9.18/bin/python3', '3.9.18');
    expect(await find()).toBe('3.13.0');
  });

  it('prefers one that makes whole environments to a newer one', async () => {
    await fakes.add('bin/python3.13', '3.13.0', { ensurepip: false, pip: null });
    await fakes.add('bin/python3.11', '3.11.7');
    expect(await find()).toBe('3.11.7');
  });

  it.each([
    ['3.12', '3.12.1'],
    ['3.12.1', '3.12.1'],
    ['3.12.2', undefined],
    ['3.1', undefined],
    ['3.9', undefined],
    ['3', '3.11.7'],
  ])('finds the version that was asked for: %s', async (wanted, found) => {
    await fakes.add('bin/python3', '3.11.7');
    await fakes.add('bin/python3.9', '3.9.18');
    await fakes.add('pyenv/versions/3.12.1/bin/python3', '3.12.1');
    expect(await find(wanted)).toBe(found);
  });

  it('takes a path, the folder of an installation or a command', async () => {
    const file = await fakes.add('my python/bin/python3', '3.13.5');
    await fakes.add('bin/snake', '3.12.4');
    expect(await find(file)).toBe('3.13.5');
    expect(await find(path.join(fakes.folder, 'my python'))).toBe('3.13.5');
    expect(await find('snake')).toBe('3.12.4');
    expect(await find('nowhere/python')).toBeUndefined();
  });

  it('looks further where what is switched on does not run that series of Django', async () => {
    await fakes.add('bin/python3', '3.11.7');
    await fakes.add('pyenv/versions/3.12.1/bin/python3', '3.12.1');
    expect((await findPython('/', undefined, '6.1')).chosen?.version).toBe('3.12.1');
    expect((await findPython('/', '3.11', '6.1')).chosen).toBeUndefined();
    expect((await findPython('/', undefined, '5.2')).chosen?.version).toBe('3.11.7');
  });

  it('tells what answered where none will do', async () => {
    await fakes.add('bin/python3', '3.8.18');
    const { chosen, answered } = await findPython('/');
    expect(chosen).toBeUndefined();
    expect(answered.map(({ version }) => version)).toEqual(['3.8.18']);
  });
});
