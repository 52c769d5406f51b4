import fs from 'fs-extra';
import path from 'node:path';
import { DJANGO_VERSIONS, djangoVersionOf, runsOn } from '../plan/django-versions.ts';
import { askPython, lendsPip, minorOf, type Python } from './python.ts';
import { versionFolders } from './version-managers.ts';

/** The Pythons of this machine, as far as they were asked. */
export interface Pythons {
  /** The one to take: undefined where none that is wanted, and that Django runs on, answers. */
  readonly chosen: Python | undefined;
  /** All that answered, each once. */
  readonly answered: readonly Python[];
}

const OLDEST = Math.min(...DJANGO_VERSIONS.map(({ oldestPython }) => oldestPython));
const NEWEST = Math.max(...DJANGO_VERSIONS.map(({ newestPython }) => newestPython));
const SERIES = Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => `3.${NEWEST - index}`);

type Call = readonly [string, ...string[]];

const ON_PATH: readonly Call[] =
  process.platform === 'win32'
    ? [...SERIES.map((series): Call => ['py', `-${series}`]), ['py', '-3'], ['python']]
    : [...SERIES.map((series): Call => [`python${series}`]), ['python3'], ['python']];

/**
 * Finds a Python that this series of Django, or the usual one, runs on. `wanted` is a version (`3.12`, `3.12.1`), a path or a command; without it, the newest
 * that is on the PATH, since that is what the user has switched on; where none is, one that a version manager keeps.
 */
export async function findPython(cwd: string, wanted?: string, series?: string): Promise<Pythons> {
  const django = djangoVersionOf(series);
  if (wanted !== undefined && !isVersion(wanted)) {
    const answered = await askAll([await callOf(wanted)], cwd);
    return { chosen: answered.find(({ version }) => runsOn(django, version)), answered };
  }
  const fits = (python: Python): boolean =>
    runsOn(django, python.version) && (wanted === undefined || isNamed(python.version, wanted));
  const onPath = await askAll(ON_PATH, cwd);
  if (onPath.some((python) => fits(python) && rank(python) > 50)) {
    return { chosen: best(onPath.filter(fits)), answered: onPath };
  }
  const calls = (await versionFolders()).map((file): Call => [file]);
  const answered = distinct([...onPath, ...(await askAll(calls, cwd))]);
  return { chosen: best(answered.filter(fits)), answered };
}

/** Whether `3.12.1` is what `3.12` asks for. */
export const isNamed = (version: string, wanted: string): boolean =>
  `${version}.`.startsWith(`${wanted}.`);

/** Whether a wish for a Python names a version rather than a file. */
export const isVersion = (wanted: string): boolean => /^\d+(\.\d+){0,2}$/.test(wanted);

/** A file, the folder of an installation, or a command on the PATH. */
async function callOf(wanted: string): Promise<Call> {
  const file = path.resolve(wanted);
  if (!(await fs.pathExists(file))) return [wanted];
  if (!(await fs.stat(file)).isDirectory()) return [file];
  return [path.join(file, process.platform === 'win32' ? 'python.exe' : 'bin/python3')];
}

async function askAll(calls: readonly Call[], cwd: string): Promise<Python[]> {
  const answers = await Promise.all(calls.map((call) => askPython(call, cwd)));
  return distinct(answers.filter((python) => python !== undefined));
}

const distinct = (pythons: readonly Python[]): Python[] => [
  ...new Map(pythons.map((python) => [python.executable, python])).values(),
];

/** The newest; but one that makes whole environments is worth more than a newer one that doesn't. */
const best = (pythons: readonly Python[]): Python | undefined =>
  pythons.toSorted((a, b) => rank(b) - rank(a))[0];

/** Above 50 where it can make an environment with pip in it, above 100 where it can alone. */
const rank = (python: Python): number =>
  minorOf(python) + (python.venv ? (python.ensurepip ? 100 : lendsPip(python) ? 50 : 0) : 0);
