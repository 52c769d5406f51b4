import fs from 'fs-extra';
import path from 'node:path';
import { Bug, Cancelled } from '../errors.ts';
import type { Pythons } from './find-python.ts';
import { runToInstall, type InstallStep } from './install.ts';
import { lendsPip, type Python } from './python.ts';

/** Whether a virtual environment with pip in it can be made: by Python itself, or with a pip that another lends. */
export const canMakeEnvironment = ({ chosen, answered }: Pythons): boolean =>
  chosen?.venv === true && (chosen.ensurepip || lendersFor(chosen, answered).length > 0);

/** Where a virtual environment has its Python, relative to the project. */
export const VENV_PYTHON =
  process.platform === 'win32' ? String.raw`.venv\Scripts\python.exe` : '.venv/bin/python';

/** Commands, one after the other, that make an environment. */
type Way = readonly (readonly [string, ...string[]])[];

/**
 * The ways to make one, the plain one first. Debian's Python may lack the part that puts pip into environments; any pip
 * from 22.3 on can do that from outside.
 */
function waysFor({ chosen, answered }: Pythons): Way[] {
  if (chosen === undefined) throw new Bug('Nobody looked for a Python.');
  const venv = (...options: string[]): readonly [string, ...string[]] => [
    chosen.executable,
    '-m',
    'venv',
    '--clear',
    ...options,
    '.venv',
  ];
  return [
    ...(chosen.ensurepip ? [[venv()]] : []),
    ...lendersFor(chosen, answered).map(({ executable }): Way => [
      venv('--without-pip'),
      [executable, '-m', 'pip', '--python', VENV_PYTHON, 'install', 'pip'],
    ]),
  ];
}

/** Makes the virtual environment. What a try leaves that failed is removed. */
export const environmentStep = (directory: string, pythons: Pythons): InstallStep => ({
  name: 'environment',
  async work(signal) {
    let failure: unknown = new Bug('There is no way to make a virtual environment.');
    for (const way of waysFor(pythons)) {
      try {
        for (const command of way) await runToInstall(command, directory, signal);
        return `Python ${pythons.chosen?.version ?? ''} in .venv`;
      } catch (error) {
        await fs.remove(path.join(directory, '.venv'));
        if (error instanceof Cancelled) throw error;
        failure = error;
      }
    }
    throw failure;
  },
});

/** The same as one types it in the project's folder. */
export function typedEnvironment(pythons: Pythons | undefined): string[] {
  const [way] = pythons?.chosen === undefined ? [] : waysFor(pythons);
  const plain = [
    [process.platform === 'win32' ? 'py' : 'python3', '-m', 'venv', '--clear', '.venv'],
  ];
  return (way ?? plain).map((command) =>
    command.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' '),
  );
}

/** Those whose pip can do it: its own first, then the newest. */
const lendersFor = (chosen: Python, answered: readonly Python[]): Python[] =>
  [chosen, ...answered.filter(({ executable }) => executable !== chosen.executable)]
    .filter(lendsPip)
    .toSorted((a, b) =>
      a === chosen
        ? -1
        : b === chosen
          ? 1
          : Number.parseFloat(b.pip ?? '') - Number.parseFloat(a.pip ?? ''),
    );
