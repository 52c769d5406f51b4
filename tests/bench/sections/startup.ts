import fs from 'fs-extra';
import path from 'node:path';
import { NOTHING, paired, peakOf, timed, type Command } from '../measure.ts';
import { times, type Row } from '../row.ts';
import { filesIn, megabytes, type Workshop } from '../workshop.ts';

const FULL = ['--product', 'shop', '--team', 'js', '--yes', '--no-install', '--no-git'];

/** What the generators themselves weigh and cost: no project is installed here. */
export async function startup(workshop: Workshop, rounds: number): Promise<Row[]> {
  const packages = async (name: 'create-backend' | 'create-vite') => {
    const home = path.join(workshop.home(name), 'node_modules');
    const lock = await fs.readJson(path.join(home, '.package-lock.json'));
    return { count: Object.keys(lock.packages).length, size: megabytes(home) };
  };
  const ratio = (command: Command) =>
    paired(
      rounds,
      () => timed(command),
      () => timed(NOTHING),
    ).then((pair) => pair.ratio);
  const [ours, vite] = [await packages('create-backend'), await packages('create-vite')];
  const help = await ratio(workshop.command('create-backend', '--help'));
  const version = await ratio(workshop.command('create-backend', '--version'));
  const theirs = await ratio(workshop.command('express-generator', '--help'));

  const rendering = async (make: (directory: string) => Command) => {
    let directory = '';
    const pair = await paired(
      rounds,
      async () => {
        directory = path.join(await workshop.fresh(), 'shop');
        return timed(make(directory));
      },
      () => timed(NOTHING),
    );
    const peak = await peakOf(make(path.join(await workshop.fresh(), 'shop')));
    return { ...pair, peak, files: await filesIn(directory) };
  };
  const full = await rendering((directory) =>
    workshop.command('create-backend', directory, ...FULL),
  );
  const generator = await rendering((directory) =>
    workshop.command('express-generator', '--no-view', '--git', directory),
  );
  const viteProject = await rendering((directory) => ({
    ...workshop.command(
      'create-vite',
      path.basename(directory),
      '--template',
      'vanilla-ts',
      '--no-interactive',
    ),
    cwd: path.dirname(directory),
  }));

  const cold = async (name: 'create-backend' | 'create-vite', ...args: string[]) => {
    const cwd = await workshop.fresh();
    return timed({
      file: 'npx',
      args: ['--yes', '--package', workshop.tarball(name), '--', name, ...args],
      cwd,
      env: { npm_config_cache: path.join(cwd, '.cache'), npm_config_update_notifier: 'false' },
    });
  };
  const npx = await paired(
    Math.max(3, Math.floor(rounds / 3)),
    () => cold('create-backend', 'shop', ...FULL),
    () => cold('create-vite', 'shop', '--template', 'vanilla-ts', '--no-interactive'),
  );

  return [
    {
      what: 'packages that npx installs, and their size on disk',
      ours: `${ours.count}, ${ours.size} MB`,
      other: `create-vite: ${vite.count}, ${vite.size} MB`,
      target: '1, at most 2 MB',
      reached: ours.count === 1 && ours.size <= 2,
      how: 'npm install of the packed tarball, `du -sm node_modules`',
    },
    {
      what: '`--help`, `--version`',
      ours: `${times(help)}, ${times(version)}`,
      other: `express-generator: ${times(theirs)}`,
      target: 'at most 1.2× `node -e 0`',
      reached: Math.max(help, version) <= 1.2,
      how: `wall time of the process beside \`node -e 0\`, median of ${rounds} pairs`,
    },
    {
      what: `a full project of ${full.files} files, not installed`,
      ours: times(full.ratio),
      other: `express-generator (${generator.files} files): ${times(generator.ratio)}, create-vite (${viteProject.files} files): ${times(viteProject.ratio)}`,
      target: 'at most 2× `node -e 0`, 60 files or more',
      reached: full.ratio <= 2 && full.files >= 60,
      how: `the same, with \`${FULL.join(' ')}\``,
      tried:
        'templates are compiled by the build, and those of a pack are opened when one of them is needed; zod, execa, prompts and what proves a project are loaded when they are needed; the catalogue is read as data, not as code. The rest is spread: reading our own code, planning by code that V8 has not optimised yet, and writing the files. Node 20 has no cache of compiled code.',
    },
    {
      what: 'its peak memory',
      ours: `${full.peak.toFixed(1)} MiB`,
      other: `express-generator: ${generator.peak.toFixed(0)} MiB, create-vite: ${viteProject.peak.toFixed(0)} MiB, \`node -e 0\`: ${(await peakOf(NOTHING)).toFixed(0)} MiB`,
      target: 'at most 64 MiB',
      reached: full.peak <= 64,
      how: 'maximum resident set of one run',
      tried:
        'the same: code that is not loaded takes no memory. Most of it is what Node itself takes.',
    },
    {
      what: 'cold npx of the packed tarball, with an empty cache, to a project that is not installed',
      ours: `${(npx.ours / 1000).toFixed(2)} s (${times(npx.ratio)})`,
      other: `create-vite: ${(npx.theirs / 1000).toFixed(2)} s`,
      target: 'not slower than create-vite',
      reached: npx.ratio <= 1,
      how: 'pairs, each with a cache of its own',
    },
  ];
}
