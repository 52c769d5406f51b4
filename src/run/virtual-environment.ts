import fs from 'fs-extra';
import path from 'node:path';
import { Bug, Cancelled } from '../errors.ts';
import type { Pythons } from './find-python.ts';
import { runToInstall, type InstallStep } from './install.ts';
import { lendsPip, type Python } from './python.ts';

/** Whether a virtual environment with pip in it can be made: by Python itself, or with a pip that another lends. */
export const canMakeEnvironment = ({ chosen, answered }: Pythons): boolean =>
  chosen?.venv === true && (chosen.ensurepip || lendersFor(chosen, answered).length > 0);

/**
 * Makes the virtual environment. Debian's Python may lack the part that puts pip into it; any pip from 22.3 on can do that
 * from outside. What a failed try leaves is removed.
 */
export const environmentStep = (
  directory: string,
  venvPython: string,
  { chosen, answered }: Pythons,
): InstallStep => ({
  name: 'environment',
  async work(signal) {
    if (chosen === undefined) throw new Bug('Nobody looked for a Python.');
    const ways = [
      ...(chosen.ensurepip ? [[chosen.executable, '-m', 'venv', '--clear', '.venv']] : []),
      ...lendersFor(chosen, answered).map(({ executable }) => executable),
    ];
    let failure: unknown = new Bug(`${chosen.executable} can't make an environment.`);
    for (const way of ways) {
      try {
        if (typeof way === 'string') await borrowPip(chosen, way, directory, venvPython, signal);
        else await runToInstall(way, directory, signal);
        return `Python ${chosen.version} in .venv`;
      } catch (error) {
        await fs.remove(path.join(directory, '.venv'));
        if (error instanceof Cancelled) throw error;
        failure = error;
      }
    }
    throw failure;
  },
});

async function borrowPip(
  { executable }: Python,
  lender: string,
  directory: string,
  venvPython: string,
  signal: AbortSignal,
): Promise<void> {
  await runToInstall([executable, '-m', 'venv', '--without-pip', '.venv'], directory, signal);
  await runToInstall(
    [lender, '-m', 'pip', '--python', venvPython, 'install', 'pip'],
    directory,
    signal,
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
