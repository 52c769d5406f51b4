import fs from 'fs-extra';
import path from 'node:path';
import { run } from '../../src/run/exec.ts';
import { findPython } from '../../src/run/find-python.ts';
import { PYTHON_ENVIRONMENT, type Python } from '../../src/run/python.ts';

/** Why Django projects can't be made on this machine; undefined where they can. */
export async function whyNoDjango(folder: string): Promise<string | undefined> {
  const { chosen } = await findPython(folder);
  if (chosen === undefined) return 'no Python 3.10 to 3.14 answers here';
  if (!(await indexAnswers(chosen, folder)))
    return `the Python package index does not answer to pip of Python ${chosen.version}`;
  return undefined;
}

/** Whether pip gets a package that Django projects need. */
async function indexAnswers({ executable }: Python, folder: string): Promise<boolean> {
  const wheels = path.join(folder, 'wheels');
  const { ok } = await run({
    file: executable,
    args: [
      '-m',
      'pip',
      'download',
      '--no-deps',
      '--retries',
      '1',
      '-d',
      wheels,
      'djangorestframework',
    ],
    cwd: folder,
    env: PYTHON_ENVIRONMENT,
    timeout: 60_000,
  });
  await fs.remove(wheels);
  return ok;
}
