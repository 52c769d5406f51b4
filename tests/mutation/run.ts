/**
 * Breaks the sources of a generated, installed project one line at a time and runs its tests each time.
 *
 *   npm run test:mutation -- ../my-shop 100
 *
 * Prints the mutants that survived and the share that was found. Works on copies; the project itself stays as it is.
 */
import fs from 'fs-extra';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/run/exec.ts';
import { mutantsOf, sample, type Mutant } from './mutants.ts';
import { suspectOf } from './suspect.ts';

const WORKERS = 2;
/** A mutant that makes the tests hang is found, too; a machine that is slow finds none. */
const TIMEOUT = 45_000;
const TIMES_AS_LONG = 10;
const LONGEST = 600_000;

const [directory = '.', count = '100'] = process.argv.slice(2);
const root = path.resolve(directory);

const project = await suspectOf(root);
const mutants: Mutant[] = [];
for (const file of project.files) {
  mutants.push(...mutantsOf(file, await fs.readFile(path.join(root, file), 'utf8')));
}
const queue = sample(mutants, Number(count));
const survivors: Mutant[] = [];
let done = 0;

async function work(): Promise<void> {
  const copy = await fs.mkdtemp(path.join(tmpdir(), 'create-backend-mutation-'));
  const left = ['.git', 'dist', '.venv', 'staticfiles'].map((name) => path.join(root, name));
  await fs.copy(root, copy, { filter: (from) => !left.includes(from) });
  try {
    // A suite that fails anyway would find every mutant.
    const start = performance.now();
    if (!(await passes(copy, LONGEST)))
      throw new Error(`The tests of ${root} fail before anything is broken.`);
    const timeout = Math.max(TIMEOUT, TIMES_AS_LONG * (performance.now() - start));
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      if (await survives(mutant, copy, timeout)) survivors.push(mutant);
      done += 1;
    }
  } finally {
    await fs.remove(copy);
  }
}

async function survives(
  { file, line, after }: Mutant,
  copy: string,
  timeout: number,
): Promise<boolean> {
  const target = path.join(copy, file);
  const source = await fs.readFile(target, 'utf8');
  const lines = source.split('\n');
  lines[line - 1] = after;
  await fs.writeFile(target, lines.join('\n'));
  const passed = await passes(copy, timeout);
  await fs.writeFile(target, source);
  return passed;
}

async function passes(copy: string, timeout: number): Promise<boolean> {
  const [file = '', ...args] = project.test;
  const { ok } = await run({ file, args, cwd: copy, timeout });
  return ok;
}

await Promise.all(Array.from({ length: WORKERS }, work));
for (const { file, line, before, after } of survivors) {
  console.log(`survived  ${file}:${line}\n  - ${before.trim()}\n  + ${after.trim()}`);
}
const found = done - survivors.length;
console.log(
  `${found} of ${done} mutants found (${Math.round((100 * found) / done)} %), from ${mutants.length} possible ones.`,
);
process.exitCode = found / done >= 0.8 ? 0 : 1;
