import fs from 'fs-extra';
import path from 'node:path';
import { Bug } from '../errors.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import { pythonManagerOf, type PythonManager } from '../plan/python-managers.ts';
import { DJANGO_DATABASE } from './django-database.ts';
import type { Pythons } from './find-python.ts';
import { commandStep, runToInstall, type InstallStep } from './install.ts';
import { StepError } from './steps.ts';
import type { Toolchain } from './toolchain.ts';
import { environmentStep, typedEnvironment, VENV_PYTHON } from './virtual-environment.ts';

const REQUIREMENTS = ['-m', 'pip', 'install', '-r', 'requirements-dev.txt'];

/** The toolchain of a Django project, with pip or with uv. */
export function pythonToolchain(
  blueprint: Blueprint,
  directory: string,
  pythons: Pythons | undefined,
): Toolchain {
  const manager = pythonManagerOf(blueprint.pythonManager ?? 'pip');
  const venvPython = path.join(directory, VENV_PYTHON);
  const chosen = (): string => {
    if (pythons?.chosen === undefined) throw new Bug('Nobody looked for a Python.');
    return pythons.chosen.executable;
  };
  const shared = {
    installed: VENV_PYTHON,
    script: (words: string) => [venvPython, ...wordsOf(words)],
    scriptWith: (words: string, more: readonly string[]) => [
      venvPython,
      ...wordsOf(words),
      ...more,
    ],
    database: {
      create: [venvPython, '-c', DJANGO_DATABASE, 'create'],
      drop: [venvPython, '-c', DJANGO_DATABASE, 'drop'],
    },
  };
  if (manager.name === 'uv') {
    return {
      ...shared,
      get install() {
        return [commandStep('install', ['uv', 'sync', '--python', chosen()], directory)];
      },
      localFiles: {},
      typed: {
        install: manager.install.join(' && '),
        script: (words) => `${manager.python} ${words}`,
      },
    };
  }
  return {
    ...shared,
    get install() {
      return [
        environmentStep(directory, pythons ?? { chosen: undefined, answered: [] }),
        commandStep('install', [venvPython, ...REQUIREMENTS], directory),
        lockStep(manager, venvPython, directory),
      ];
    },
    localFiles: { [manager.lockfile]: '# "pip freeze" writes the installed versions here.\n' },
    typed: {
      install: [
        ...typedEnvironment(pythons),
        `${VENV_PYTHON} ${REQUIREMENTS.join(' ')}`,
        // Whoever installs a project that exists keeps to its versions.
        ...(pythons === undefined ? [] : [`${VENV_PYTHON} -m pip freeze > ${manager.lockfile}`]),
      ].join(' && '),
      script: (words) => `${VENV_PYTHON} ${words}`,
    },
  };
}

/** Writes down what was installed, so that the next one who installs the project gets the same. */
const lockStep = (
  { lockfile }: PythonManager,
  venvPython: string,
  directory: string,
): InstallStep => ({
  name: 'lock',
  async work(signal) {
    const output = await runToInstall([venvPython, '-m', 'pip', 'freeze'], directory, signal);
    // Warnings come among the lines.
    const pins = output.split(/\r?\n/).filter((line) => /^[\w.-]+==\S+$/.test(line));
    if (pins.length === 0) throw new StepError('pip freeze names no package', output);
    await fs.outputFile(path.join(directory, lockfile), pins.map((pin) => `${pin}\n`).join(''));
    return `${pins.length} packages in ${lockfile}`;
  },
});

/** The words of a script, where double quotes hold one together. */
const wordsOf = (script: string): string[] =>
  [...script.matchAll(/"([^"]*)"|\S+/g)].map((match) => match[1] ?? match[0]);
