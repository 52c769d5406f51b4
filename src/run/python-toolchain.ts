import fs from 'fs-extra';
import path from 'node:path';
import { Bug } from '../errors.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import { pythonManagerOf, type PythonManager } from '../plan/python-managers.ts';
import type { Pythons } from './find-python.ts';
import { commandStep, runToInstall, type InstallStep } from './install.ts';
import type { Toolchain } from './toolchain.ts';
import { environmentStep } from './virtual-environment.ts';

/** Where a virtual environment has its Python, relative to the project. */
const INSIDE =
  process.platform === 'win32' ? String.raw`.venv\Scripts\python.exe` : '.venv/bin/python';

const REQUIREMENTS = ['-m', 'pip', 'install', '-r', 'requirements-dev.txt'];

/** The toolchain of a Django project, with pip or with uv. */
export function pythonToolchain(
  blueprint: Blueprint,
  directory: string,
  pythons: Pythons | undefined,
): Toolchain {
  const manager = pythonManagerOf(blueprint.pythonManager ?? 'pip');
  const venvPython = path.join(directory, INSIDE);
  const chosen = (): string => {
    if (pythons?.chosen === undefined) throw new Bug('Nobody looked for a Python.');
    return pythons.chosen.executable;
  };
  const shared = {
    installed: INSIDE,
    script: (words: string) => [venvPython, ...wordsOf(words)],
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
        environmentStep(directory, venvPython, pythons ?? { chosen: undefined, answered: [] }),
        commandStep('install', [venvPython, ...REQUIREMENTS], directory),
        lockStep(manager, venvPython, directory),
      ];
    },
    localFiles: { [manager.lockfile]: '# "pip freeze" writes the installed versions here.\n' },
    typed: {
      install: [
        `${quoted(pythons?.chosen?.executable ?? (process.platform === 'win32' ? 'py -3' : 'python3'))} -m venv --clear .venv`,
        `${INSIDE} ${REQUIREMENTS.join(' ')}`,
        `${INSIDE} -m pip freeze > ${manager.lockfile}`,
      ].join(' && '),
      script: (words) => `${INSIDE} ${words}`,
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
    await fs.outputFile(path.join(directory, lockfile), pins.map((pin) => `${pin}\n`).join(''));
    return `${pins.length} packages in ${lockfile}`;
  },
});

/** The words of a script, where double quotes hold one together. */
const wordsOf = (script: string): string[] =>
  [...script.matchAll(/"([^"]*)"|\S+/g)].map((match) => match[1] ?? match[0]);

const quoted = (command: string): string =>
  path.isAbsolute(command) && /\s/.test(command) ? `"${command}"` : command;
