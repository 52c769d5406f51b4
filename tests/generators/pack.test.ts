import { execa } from 'execa';
import fs from 'fs-extra';
import nodePlop from 'node-plop';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerPack, SAID_IN } from '../../generators/pack.ts';
import { OPTIONS } from '../../src/cli/options.ts';
import { PACK_OPTIONS } from '../../src/packs/stacks.ts';
import { readPacks } from '../../src/packs/registry.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('new:pack', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(tmpdir(), 'new-pack-'));
  });

  afterEach(() => fs.remove(folder));

  async function make(option: string) {
    const plop = await nodePlop('', {
      destBasePath: path.join(folder, 'generators'),
      force: false,
    });
    plop.setPlopfilePath(path.join(root, 'generators'));
    registerPack(plop);
    const { changes, failures } = await plop.getGenerator('pack').runActions({
      stack: 'express',
      name: 'zebra',
      option,
      title: 'The "Zebra"',
      summary: 'Stripes, in one line',
    });
    return { failures, said: changes.map((change) => change.path).join('\n') };
  }

  it('makes a pack that can be read, and no second one in its place', async () => {
    expect((await make('feature')).failures).toEqual([]);
    const [pack] = await readPacks(path.join(folder, 'templates'));
    expect(pack).toMatchObject({
      id: 'express/zebra',
      manifest: { title: 'The "Zebra"', status: 'written', answers: { feature: ['zebra'] } },
    });
    expect((await make('feature')).failures[0]?.error).toMatch(/already exists/);
  });

  it('names where else a new value has to be said', async () => {
    expect((await make('database')).said).toContain(
      'say "zebra" in src/recommend/questions/database.ts and in docs/recommendation.md',
    );
    await fs.emptyDir(folder);
    expect((await make('feature')).said).toContain('--feature zebra is known as it is.');
  });

  it('says so where there is no terminal to ask in', async () => {
    const { exitCode, stderr } = await execa('npm', ['run', 'new:pack', '--', 'express'], {
      cwd: root,
      stdin: 'ignore',
      reject: false,
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('npm run new:pack -- STACK NAME OPTION TITLE SUMMARY');
  });

  it.each(PACK_OPTIONS)('knows where the values of %s are said', async (option) => {
    const values = OPTIONS.find(({ id }) => id === option)?.values;
    expect(SAID_IN[option] === undefined).toBe(values === undefined);
    for (const file of SAID_IN[option] ?? []) {
      const text = await fs.readFile(path.join(root, file), 'utf8');
      for (const value of values ?? []) expect(text, file).toContain(value);
    }
  });
});
