import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** From the ground up: a folder may import from itself and from those before it. */
const FLOORS = [
  ['src/errors.ts', 'src/invocation.ts'],
  ['src/recommend', 'src/choices'],
  ['src/packs'],
  ['src/tree'],
  ['src/plan'],
  ['src/run'],
  ['generators'],
  ['src/cli'],
  ['src/build'],
];

const floorOf = (file: string): number =>
  FLOORS.findIndex((folders) =>
    folders.some((folder) => file === folder || file.startsWith(`${folder}/`)),
  );
const roomOf = (file: string): string =>
  file
    .split('/')
    .slice(0, file.startsWith('src/') ? 2 : 1)
    .join('/');

async function sourceFiles(): Promise<string[]> {
  const files = await Promise.all(
    ['src', 'generators'].map(async (folder) =>
      (await fs.readdir(path.join(root, folder), { recursive: true, encoding: 'utf8' })).map(
        (file) => `${folder}/${file.split(path.sep).join('/')}`,
      ),
    ),
  );
  return files.flat().filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
}

async function importsOf(file: string): Promise<string[]> {
  const text = await fs.readFile(path.join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+\.ts)'/g)].map((match) =>
    path.posix.normalize(path.posix.join(path.posix.dirname(file), match[1] ?? '')),
  );
}

it('imports go one way: cli → generators → run → plan → tree → packs → recommend, choices', async () => {
  const wrong: string[] = [];
  for (const file of await sourceFiles()) {
    expect(floorOf(file), file).toBeGreaterThanOrEqual(0);
    for (const target of await importsOf(file)) {
      if (roomOf(file) === roomOf(target)) continue;
      if (floorOf(target) >= floorOf(file)) wrong.push(`${file} → ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

it.each([
  ['prompts', ['src/cli/ask.ts']],
  ['execa', ['src/run/exec.ts', 'src/build/picture.ts']],
  ['node-plop', ['generators/create.ts', 'generators/pack.ts', 'generators/plopfile.ts']],
])('%s is imported in its own place alone', async (name, places) => {
  for (const file of await sourceFiles()) {
    const text = await fs.readFile(path.join(root, file), 'utf8');
    if (new RegExp(`(?:from |import\\()'${name}'`).test(text)) expect(places, file).toContain(file);
  }
});

it('what every run loads has no zod, no execa and no prompts in it: a project that is only written needs none of them', async () => {
  const loaded = new Set<string>();
  const packages = new Set<string>();
  const load = async (file: string): Promise<void> => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const text = await fs.readFile(path.join(root, file), 'utf8');
    for (const [, from = ''] of text.matchAll(
      /^(?:import|export) (?!type )[^;]*?from '([^']+)';/gm,
    )) {
      if (!from.startsWith('.')) packages.add(from);
      else if (from.endsWith('.ts')) {
        await load(path.posix.normalize(path.posix.join(path.posix.dirname(file), from)));
      }
    }
  };
  await load('src/cli/main.ts');
  expect(loaded.size).toBeGreaterThan(80);
  expect([...packages].filter((name) => ['zod', 'execa', 'prompts'].includes(name))).toEqual([]);
});

it('files stay short: one job each', async () => {
  const long: string[] = [];
  for (const file of await sourceFiles()) {
    const lines = (await fs.readFile(path.join(root, file), 'utf8')).split('\n').length;
    if (lines > 240) long.push(`${file} has ${lines} lines`);
  }
  expect(long).toEqual([]);
});

it('nothing of a pack is ignored by git, whatever its folder is called', async () => {
  const { stdout } = await execa(
    'git',
    ['ls-files', '--others', '--ignored', '--exclude-standard', 'templates'],
    { cwd: root },
  );
  expect(stdout).toBe('');
});
