import { describe, expect, it } from 'vitest';
import { toolchainOf } from '../../src/run/toolchain.ts';
import { blueprintFor } from '../support/blueprints.ts';

const toolchain = (pythonManager: string) =>
  toolchainOf(blueprintFor({ choices: { framework: 'django', pythonManager } }), [], '/my shop');

// Paths are written as on POSIX.
describe.skipIf(process.platform === 'win32')('the toolchain of a Django project', () => {
  it('runs scripts with its own Python, and keeps together what is in double quotes', () => {
    const [python, ...words] = toolchain('pip').script('manage.py load "my file.json" --verbose');
    expect(python).toBe('/my shop/.venv/bin/python');
    expect(words).toEqual(['manage.py', 'load', 'my file.json', '--verbose']);
  });

  it('says what to type in the words of the package manager', () => {
    expect(toolchain('pip').typed.install).toBe(
      'python3 -m venv --clear .venv && .venv/bin/python -m pip install -r requirements-dev.txt',
    );
    expect(toolchain('pip').typed.script('manage.py migrate')).toBe(
      '.venv/bin/python manage.py migrate',
    );
    expect(toolchain('uv').typed.install).toBe('uv sync');
    expect(toolchain('uv').typed.script('manage.py migrate')).toBe('uv run manage.py migrate');
  });

  it('starts with a file of versions for pip, which reads it, and without one for uv, which makes it', () => {
    expect(Object.keys(toolchain('pip').localFiles)).toEqual(['constraints.txt']);
    expect(toolchain('uv').localFiles).toEqual({});
  });
});
