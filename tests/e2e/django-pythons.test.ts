import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DJANGO_VERSIONS, runsOn } from '../../src/plan/django-versions.ts';
import { findPython } from '../../src/run/find-python.ts';
import { createBackend, temporaryFolder } from './create.ts';
import { describeUnless } from './describe-unless.ts';
import { whyNoDjango } from './python-here.ts';

const { folder: root, remove } = await temporaryFolder();
afterAll(remove);

const SERIES = ['3.10', '3.11', '3.12', '3.13', '3.14'];

/** A place and an environment that trip up the careless. A build would need the compiler that fails here. */
const folder = path.join(root, 'Größe und Maß');
await fs.ensureDir(folder);
const HOSTILE = {
  PIP_USER: '1',
  PIP_TARGET: '/nowhere',
  PIP_NO_DEPS: '1',
  PIP_DRY_RUN: '1',
  PYTHONHOME: '/nowhere',
  PYTHONPATH: '/nowhere',
  VIRTUAL_ENV: '/nowhere',
  UV_PROJECT_ENVIRONMENT: '/nowhere',
  CC: 'false',
};

interface Receipt {
  readonly blueprint: { readonly python: string; readonly pythonManager: string };
  readonly proof: { readonly proven: boolean };
}

async function prove(name: string, python: string, env: Record<string, string>, ...more: string[]) {
  const run = await createBackend(
    [
      name,
      '--product',
      'other',
      '--framework',
      'django',
      '--python',
      python,
      '--test-runner',
      'django',
      '--resource',
      'note title:string',
      '--yes',
      '--json',
      ...more,
    ],
    folder,
    { ...HOSTILE, ...env },
  );
  expect(run.exitCode, run.stderr).toBe(0);
  const { blueprint, proof } = JSON.parse(run.stdout) as Receipt;
  expect(proof.proven).toBe(true);
  return { directory: path.join(folder, name), blueprint };
}

const git = async (directory: string, ...args: string[]): Promise<string> =>
  (await execa('git', args, { cwd: directory })).stdout;

await describeUnless(await whyNoDjango(root), 'Django on every Python', async () => {
  const here = new Map<string, string>();
  for (const series of SERIES) {
    const { chosen } = await findPython(root, series);
    if (chosen) here.set(series, chosen.executable);
  }

  describe('Django on every Python of this machine', () => {
    it('finds at least one', () => {
      expect(here.size).toBeGreaterThan(0);
    });

    // Those between the first and the last are combinations of the matrix.
    it('proves a project on the oldest Python', async () => {
      const [series = ''] = here.keys();
      const more = ['--python-manager', 'pip', '--surface', 'pages'];
      const { directory, blueprint } = await prove('oldest', series, {}, ...more);
      expect(blueprint).toMatchObject({ python: series, pythonManager: 'pip' });
      const { stdout } = await execa(path.join(directory, '.venv/bin/python'), ['--version']);
      expect(stdout).toContain(`Python ${series}.`);
      const pins = await git(directory, 'show', 'HEAD:constraints.txt');
      expect(pins).toMatch(/^Django==5\.2\.\d+$/m);
      await fs.remove(directory);
    });

    const newest = DJANGO_VERSIONS.at(-1) ?? DJANGO_VERSIONS[0];
    const fitting = [...here.keys()].findLast((series) => runsOn(newest, series));
    const why = fitting === undefined ? ' [skipped: no Python for it on this machine]' : '';
    it.skipIf(why !== '')(
      `proves a project on Django ${newest.series} and the newest Python${why}`,
      async () => {
        const more = ['--python-manager', 'pip', '--django', newest.series, '--surface', 'both'];
        const { directory, blueprint } = await prove('newest', fitting ?? '', {}, ...more);
        expect(blueprint.python).toBe(fitting);
        const pins = (await git(directory, 'show', 'HEAD:constraints.txt')).split('\n');
        expect(pins.find((pin) => pin.startsWith('Django=='))).toContain(`==${newest.series}.`);
        const { all } = await execa(
          path.join(directory, '.venv/bin/python'),
          ['-W', 'error::DeprecationWarning', 'manage.py', 'test'],
          { cwd: directory, all: true },
        );
        expect(all).toMatch(/^OK$/m);
        await fs.remove(directory);
      },
    );
  });

  describe('Django with uv', () => {
    it('is proven, with the versions of uv.lock', async () => {
      const [python = ''] = here.values();
      // uv from the package index, in an environment of its own: the machine need not have it.
      const tools = path.join(root, 'tools');
      await execa(python, ['-m', 'venv', tools]);
      await execa(path.join(tools, 'bin/python'), ['-m', 'pip', 'install', '--quiet', 'uv']);
      const PATH = `${path.join(tools, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`;
      const { directory, blueprint } = await prove(
        'with-uv',
        python,
        { PATH },
        '--surface',
        'pages',
      );
      expect(blueprint.pythonManager).toBe('uv');
      const files = (await git(directory, 'ls-files')).split('\n');
      expect(files).toContain('uv.lock');
      expect(files.filter((file) => /requirements|constraints/.test(file))).toEqual([]);
      expect(await git(directory, 'status', '--porcelain')).toBe('');
      const locked = await execa('uv', ['lock', '--check'], { cwd: directory, env: { PATH } });
      expect(locked.exitCode).toBe(0);
    });
  });
});
