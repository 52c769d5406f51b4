import { describe, expect, it } from 'vitest';
import { draftOf } from '../../src/cli/draft.ts';
import { parseCommandLine } from '../../src/cli/request.ts';
import { pythonChoices, refusePythonOptions } from '../../src/cli/python-choices.ts';
import { requireNamedPython, requirePython } from '../../src/cli/require-python.ts';
import { UserError } from '../../src/errors.ts';
import type { Environment } from '../../src/run/probe.ts';
import type { Python } from '../../src/run/python.ts';
import { blueprintFor } from '../support/blueprints.ts';

const draft = (...words: string[]) => draftOf(parseCommandLine(['shop', ...words]));
const machine = (python?: string, uv = false) => ({
  node: 24,
  python,
  uv,
  packageManager: { name: 'npm', version: undefined },
});

const failure = (work: () => unknown): UserError => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was accepted');
};

describe('pythonChoices', () => {
  it('takes what the machine has: its Python, and uv where it answers', () => {
    expect(pythonChoices(draft(), machine('3.12'))).toEqual({
      python: '3.12',
      pythonManager: 'pip',
    });
    expect(pythonChoices(draft(), machine('3.12', true)).pythonManager).toBe('uv');
  });

  it('takes what the user says instead, whether it is here or not', () => {
    const said = draft('--python', '3.11.4', '--python-manager', 'pip');
    expect(pythonChoices(said, machine(undefined, true))).toEqual({
      python: '3.11',
      pythonManager: 'pip',
    });
    expect(pythonChoices(draft('--python', '3'), machine()).python).toBeUndefined();
  });

  it.each(['3.9', '3.15', '2', '4.1'])('refuses %s, on which Django does not run', (version) => {
    const error = failure(() => pythonChoices(draft('--python', version), machine()));
    expect(error.message).toBe(`Django 5.2 runs on Python 3.10 to 3.14, not on ${version}.`);
    expect(error.exitCode).toBe(2);
  });
});

it('refuses a Python on which that series of Django does not run, and names the one that does', () => {
  const error = failure(() =>
    pythonChoices(draft('--django', '6.1', '--python', '3.11'), machine()),
  );
  expect(error.message).toBe('Django 6.1 runs on Python 3.12 to 3.14, not on 3.11.');
  expect(error.advice).toContain('--django 5.2');
  expect(error.exitCode).toBe(2);
  expect(pythonChoices(draft('--django', '6.1', '--python', '3.12'), machine()).python).toBe(
    '3.12',
  );
});

it.each([
  ['--python', '3.12'],
  ['--python-manager', 'pip'],
])('an Express project has no use for %s', (flag, value) => {
  expect(failure(() => refusePythonOptions(draft(flag, value))).message).toContain(flag);
  expect(() => refusePythonOptions(draft())).not.toThrow();
});

describe('requirePython', () => {
  const python = (parts: Partial<Python> = {}): Python => ({
    version: '3.11.2',
    executable: '/usr/bin/python3.11',
    venv: true,
    ensurepip: true,
    pip: null,
    ...parts,
  });
  const here = (answered: Python[], chosen?: Python, uv?: string): Environment => ({
    node: '24.0.0',
    nodeMajor: 24,
    packageManager: { name: 'npm', version: undefined },
    git: undefined,
    uv,
    pythons: { chosen, answered },
  });
  const project = (pythonManager: string) =>
    blueprintFor({ choices: { framework: 'django', pythonManager } });
  const told = (environment: Environment, manager = 'pip', wanted?: string): string => {
    const error = failure(() => requirePython(project(manager), environment, wanted));
    expect(error.exitCode).toBe(2);
    return `${error.message} ${error.advice ?? ''}`;
  };

  it('is content with a Python that makes environments, and for uv with any', () => {
    expect(() => requirePython(project('pip'), here([python()], python()))).not.toThrow();
    const bare = python({ venv: false, ensurepip: false });
    expect(() => requirePython(project('uv'), here([bare], bare, '0.13.9'))).not.toThrow();
  });

  it('names the package that Debian splits off', () => {
    const bare = python({ ensurepip: false });
    expect(told(here([bare], bare))).toBe(
      "Python 3.11.2 can't make virtual environments here: ensurepip is missing. Run: apt install python3.11-venv",
    );
  });

  it('names what it found where nothing will do, newest first and each once', () => {
    const old = ['3.9.18', '3.8.2', '3.9.18'].map((version) => python({ version }));
    expect(told(here(old))).toContain('none answers here. Found: 3.9.18, 3.8.2. Install it');
    expect(told(here([], undefined, '0.13.9'))).toContain('uv python install');
    expect(told(here([python()]), 'pip', '3.14')).toContain(
      'answers to "3.14" here. Found: 3.11.2.',
    );
  });

  it('names the series of Django that runs on what is here', () => {
    const newer = blueprintFor({ choices: { framework: 'django', django: '6.1' } });
    const refused = (wanted?: string) => {
      const { message, advice } = failure(() => requirePython(newer, here([python()]), wanted));
      return `${message} ${advice ?? ''}`;
    };
    for (const wanted of [undefined, '3.11', '/usr/bin/python3.11']) {
      expect(refused(wanted)).toBe(
        'Django 6.1 needs Python 3.12 to 3.14, and none answers here. Found: 3.11.2. Say --django 5.2, or --python with another version or path.',
      );
    }
    expect(refused('3.13')).toContain('answers to "3.13" here');
  });

  it('names what to say where uv was asked for and is not here', () => {
    expect(told(here([python()], python()), 'uv')).toContain('--python-manager pip');
  });

  it('lets a version be absent where nothing is installed, but not a file', () => {
    const none = { chosen: undefined, answered: [] };
    expect(() => requireNamedPython(project('pip'), none, '3.14')).not.toThrow();
    expect(() => requireNamedPython(project('pip'), none, undefined)).not.toThrow();
    expect(failure(() => requireNamedPython(project('pip'), none, './python')).message).toContain(
      '"./python"',
    );
  });
});
