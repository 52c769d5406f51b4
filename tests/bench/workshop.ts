import { execFileSync } from 'node:child_process';
import fs from 'fs-extra';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { node, type Command } from './measure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Other generators, as they were when their figures were written down. */
export const PEERS = {
  'create-vite': '9.3.0',
  'express-generator': '4.16.1',
  'express-generator-typescript': '2.8.1',
} as const;
export type Peer = keyof typeof PEERS;

const BINS: Record<Peer | 'create-backend', string> = {
  'create-backend': 'dist/create-backend.cjs',
  'create-vite': 'index.js',
  'express-generator': 'bin/express-cli.js',
  'express-generator-typescript': 'bin/cli.js',
};

/** A folder with every generator installed from its packed form, each on its own. */
export interface Workshop {
  readonly folder: string;
  /** The packed form of a generator: a .tgz file. */
  tarball(name: Peer | 'create-backend'): string;
  /** Where a generator is installed. */
  home(name: Peer | 'create-backend'): string;
  command(name: Peer | 'create-backend', ...args: string[]): Command;
  /** An empty folder that nobody has used. */
  fresh(): Promise<string>;
  close(): Promise<void>;
}

export async function openWorkshop(): Promise<Workshop> {
  const folder = await fs.mkdtemp(path.join(tmpdir(), 'create-backend-bench-'));
  const npm = (cwd: string, ...args: string[]): string =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const tarballs = new Map<string, string>();
  const home = (name: string): string => path.join(folder, name);
  for (const name of ['create-backend', ...Object.keys(PEERS)] as const) {
    const own = name === 'create-backend';
    const what = own ? ['--ignore-scripts'] : [`${name}@${PEERS[name as Peer]}`];
    const packed = npm(
      own ? ROOT : folder,
      'pack',
      ...what,
      '--silent',
      '--pack-destination',
      folder,
    );
    const tarball = path.join(folder, packed.trim().split('\n').at(-1) ?? '');
    tarballs.set(name, tarball);
    await fs.outputJson(path.join(home(name), 'package.json'), { private: true });
    npm(home(name), 'install', '--silent', '--no-audit', '--no-fund', tarball);
  }
  let count = 0;
  return {
    folder,
    home,
    tarball: (name) => tarballs.get(name) ?? '',
    command: (name, ...args) =>
      node(path.join(home(name), 'node_modules', name, BINS[name]), ...args),
    async fresh() {
      count += 1;
      const made = path.join(folder, `run-${count}`);
      await fs.ensureDir(made);
      return made;
    },
    close: () => fs.remove(folder),
  };
}

/** Megabytes on disk, as `du` counts them. */
export const megabytes = (folder: string): number =>
  Number(execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t')[0]);

export async function filesIn(folder: string): Promise<number> {
  const found = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .length;
}
