import path from 'node:path';
import { median, timed } from '../measure.ts';
import { seconds, type Row } from '../row.ts';
import { testsPassed } from '../tests-passed.ts';
import type { Workshop } from '../workshop.ts';

const RUNNERS = ['vitest', 'mocha', 'node', 'jest', 'ava'];
const FEWEST = 30;
const LIMIT = 2_000;
/** Whose tests are to take less than that. */
const FAST = ['vitest', 'mocha', 'node'];
/** For the fastest of all. */
const BEST = 1_650;
const RESOURCE =
  'product name:string price:decimal stock:integer available:boolean releasedOn:date:optional';
const WITHOUT_PROOF = `--framework express --database sqlite --yes --no-git --no-verify`
  .split(' ')
  .concat('--resource', RESOURCE);

/** `npm test` of a project with one resource of five fields, by each runner. */
export async function runners(workshop: Workshop, rounds: number): Promise<Row[]> {
  const projects = new Map<string, string>();
  for (const runner of RUNNERS) {
    const cwd = await workshop.fresh();
    timed({
      ...workshop.command('create-backend', 'made', ...WITHOUT_PROOF, '--test-runner', runner),
      cwd,
    });
    projects.set(runner, path.join(cwd, 'made'));
  }
  const peer = await workshop.fresh();
  timed({ ...workshop.command('express-generator-typescript', 'made'), cwd: peer });
  projects.set('peer', path.join(peer, 'made'));

  const test = (cwd: string) => timed({ file: 'npm', args: ['test'], cwd });
  const figures = new Map([...projects.keys()].map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, cwd] of projects) {
      const milliseconds = test(cwd);
      if (round > 0) figures.get(name)?.push(milliseconds);
    }
  }
  const figure = (name: string): number => median(figures.get(name) ?? []);
  const ofPeer = testsPassed(projects.get('peer') ?? '');
  const fastest = RUNNERS.toSorted((a, b) => figure(a) - figure(b))[0] ?? '';
  const how = `one resource with five fields, TypeScript, SQLite, median of ${rounds}`;
  const other = `express-generator-typescript (vitest): ${seconds(figure('peer'))}, ${ofPeer} tests`;
  const rows = RUNNERS.map((runner): Row => {
    const passed = testsPassed(projects.get(runner) ?? '');
    const isFast = FAST.includes(runner);
    return {
      what: `\`npm test\`, ${titleOf(runner)}`,
      ours: `${seconds(figure(runner))}, ${passed} tests`,
      other,
      target: isFast ? `below ${seconds(LIMIT)}, ${FEWEST} tests or more` : '',
      reached: isFast ? figure(runner) < LIMIT && passed >= FEWEST : null,
      how,
      tried: TRIED[runner],
    };
  });
  return [
    ...rows,
    {
      what: `the fastest of them, ${titleOf(fastest)}`,
      ours: `${(figure(fastest) / 1000).toFixed(2)} s`,
      other,
      target: `at most ${BEST / 1000} s`,
      reached: figure(fastest) <= BEST,
      how,
    },
  ];
}

const TRIED: Readonly<Record<string, string>> = {
  vitest:
    'its files share one worker without isolation; what is left is mostly the start of npm and Vitest and the transformation of TypeScript.',
  node: 'node:test starts a process for every file, each of which reads the whole application through tsx; one process for all (`--test-isolation=none`) is no option of Node 20.',
};

const titleOf = (runner: string): string => (runner === 'node' ? 'node:test' : runner);
