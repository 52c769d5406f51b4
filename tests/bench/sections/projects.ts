import fs from 'fs-extra';
import path from 'node:path';
import { finished, median, timed } from '../measure.ts';
import { seconds, type Row } from '../row.ts';
import { testsPassed } from '../tests-passed.ts';
import { megabytes, type Workshop } from '../workshop.ts';

const EXPRESS = ['--product', 'shop', '--team', 'js', '--database', 'sqlite', '--yes'];
const DJANGO = ['--product', 'crm', '--database', 'sqlite', '--yes'];

interface Made {
  readonly milliseconds: number;
  readonly tests: number;
  readonly size: number;
}

/** From nothing to a project that is proven. */
export async function projects(workshop: Workshop, rounds: number): Promise<Row[]> {
  const make = async (...args: string[]): Promise<Made> => {
    const cwd = await workshop.fresh();
    const command = workshop.command('create-backend', 'made', ...args, '--json');
    const { milliseconds, stdout } = finished({ ...command, cwd });
    const { proof } = JSON.parse(stdout);
    if (proof?.proven !== true) throw new Error('the project is not proven');
    const size = megabytes(path.join(cwd, 'made'));
    const made = { milliseconds, tests: proof.tests.passed, size };
    await fs.remove(cwd);
    return made;
  };
  const peer = async (): Promise<Made> => {
    const cwd = await workshop.fresh();
    const name = 'express-generator-typescript';
    const milliseconds = timed({ ...workshop.command(name, 'made'), cwd });
    const directory = path.join(cwd, 'made');
    const size = megabytes(directory);
    const tests = testsPassed(directory);
    await fs.remove(cwd);
    return { milliseconds, tests, size };
  };
  // In turn, after one of each that fills the caches of npm and pip.
  const [express, django, theirs]: [Made[], Made[], Made[]] = [[], [], []];
  for (let round = 0; round <= rounds; round += 1) {
    const made = [await make(...EXPRESS), await peer(), await make(...DJANGO)] as const;
    if (round === 0) continue;
    express.push(made[0]);
    theirs.push(made[1]);
    django.push(made[2]);
  }
  const of = (made: readonly Made[]) => ({
    milliseconds: median(made.map((one) => one.milliseconds)),
    tests: made.at(-1)?.tests ?? 0,
    size: made.at(-1)?.size ?? 0,
  });
  const [ours, other, crm] = [of(express), of(theirs), of(django)];
  return [
    {
      what: 'an Express project with tests: created, installed, proven',
      ours: `${seconds(ours.milliseconds)}, ${ours.size} MB, ${ours.tests} tests`,
      other: `express-generator-typescript (installed only): ${seconds(other.milliseconds)}, ${other.size} MB, ${other.tests} tests`,
      target: 'at most 20 s and 100 MB, 30 tests or more',
      reached: ours.milliseconds <= 20_000 && ours.size <= 100 && ours.tests >= 30,
      how: `\`${EXPRESS.join(' ')}\`, warm npm cache, median of ${rounds}`,
      tried:
        'lint, build, types, format and the database go side by side, and nothing is installed twice. Most of the size is what compiles and tests: TypeScript, Vitest with Rolldown and Lightning CSS, oxlint, Prettier; of what the server itself needs, libsql and Swagger UI are the largest.',
    },
    {
      what: 'a Django project: created, installed, proven',
      ours: `${seconds(crm.milliseconds)}, ${crm.size} MB, ${crm.tests} tests`,
      other: '',
      target: 'at most 15 s, 30 tests or more',
      reached: crm.milliseconds <= 15_000 && crm.tests >= 30,
      how: `\`${DJANGO.join(' ')}\`, warm pip cache, median of ${rounds}`,
      tried:
        'the virtual environment is made without pip, format, lint, types and the database go side by side. What takes longest is pip, which unpacks and compiles.',
    },
  ];
}
