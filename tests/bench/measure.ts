import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Node that does nothing: what every Node program costs at least. */
export const NOTHING: Command = { file: process.execPath, args: ['-e', '0'] };

export const node = (...args: string[]): Command => ({ file: process.execPath, args });

/** Runs it to its end. Returns milliseconds on the clock; throws with what it printed where it fails. */
export const timed = (command: Command): number => finished(command).milliseconds;

/** The same, with what it printed on standard output. */
export function finished({ file, args, cwd, env }: Command): {
  milliseconds: number;
  stdout: string;
} {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 100 * 1024 * 1024,
  });
  const milliseconds = performance.now() - began;
  if (status !== 0) {
    throw new Error(`${file} ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
  }
  return { milliseconds, stdout };
}

/** The most memory that a Node program held, in MiB, as the system counts it. */
export async function peakOf(command: Command): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'create-backend-bench-'));
  const file = path.join(folder, 'peak');
  const report = `import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(file)},String(process.resourceUsage().maxRSS)))`;
  const option = `--import=data:text/javascript,${encodeURIComponent(report)}`;
  try {
    timed({ ...command, env: { ...command.env, NODE_OPTIONS: option } });
    return Number(await readFile(file, 'utf8')) / 1024;
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export interface Pair {
  /** The median of either, in milliseconds. */
  readonly ours: number;
  readonly theirs: number;
  /** The median of the ratios of pairs that were run one after the other. */
  readonly ratio: number;
}

/** Runs two things in turn, so that whatever else the machine does slows both. */
export async function paired(
  rounds: number,
  ours: (round: number) => number | Promise<number>,
  theirs: (round: number) => number | Promise<number>,
): Promise<Pair> {
  const pairs: [number, number][] = [];
  // The first round fills caches, and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    const inOrder = round % 2 === 0;
    const first = await (inOrder ? ours : theirs)(round);
    const second = await (inOrder ? theirs : ours)(round);
    if (round > 0) pairs.push(inOrder ? [first, second] : [second, first]);
  }
  return {
    ours: median(pairs.map(([mine]) => mine)),
    theirs: median(pairs.map(([, yours]) => yours)),
    ratio: median(pairs.map(([mine, yours]) => mine / yours)),
  };
}

/** Ticks of /proc, of which Linux has 100 a second everywhere. */
const TICK_MS = 10;

/** Milliseconds of processor time that a process and its children have had. */
export function processorTime(pid: number): number {
  const fields = (of: number | string): string[] =>
    readFileSync(`/proc/${of}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
  return [pid, ...children.filter(Boolean)]
    .map((each) => Number(fields(each)[11]) + Number(fields(each)[12]))
    .reduce((sum, ticks) => sum + ticks * TICK_MS, 0);
}
