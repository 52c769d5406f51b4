import path from 'node:path';
import { median, timed } from '../measure.ts';
import { seconds, type Row } from '../row.ts';
import { testsPassed } from '../tests-passed.ts';
import type { Workshop } from '../workshop.ts';

const RUNNERS = ['vitest', 'mocha', 'node', 'jest', 'ava'];
const FEWEST = 30;
const LIMIT = 2_000;
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
  return RUNNERS.map((runner) => {
    const passed = testsPassed(projects.get(runner) ?? '');
    return {
      what: `\`npm test\`, ${runner === 'node' ? 'node:test' : runner}`,
      ours: `${seconds(figure(runner))}, ${passed} tests`,
      other: `express-generator-typescript (vitest): ${seconds(figure('peer'))}, ${ofPeer} tests`,
      target: `below ${seconds(LIMIT)}, ${FEWEST} tests or more (Mocha, Vitest or node:test)`,
      reached: figure(runner) < LIMIT && passed >= FEWEST,
      how: `one resource with five fields, TypeScript, SQLite, median of ${rounds}`,
    };
  });
}
