import fs from 'fs-extra';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Receipt } from '../../src/run/steps.ts';
import { install } from '../../src/run/install.ts';
import { toolchainOf } from '../../src/run/toolchain.ts';
import { blueprintFor } from '../support/blueprints.ts';
import { temporaryFolder } from './create.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

/** A package in a folder, which npm needs no registry for. */
async function writePackage(name: string, dependencies: Record<string, string> = {}) {
  await fs.outputJson(path.join(folder, name, 'package.json'), {
    name,
    version: '1.0.0',
    dependencies,
  });
}

async function installed() {
  const directory = path.join(folder, 'project');
  const { install: steps } = toolchainOf(blueprintFor({}), [], directory);
  const receipt = new Receipt({ began: () => undefined, ended: () => undefined });
  await install({ steps, signal: new AbortController().signal }, receipt);
  return { directory, steps, receipt };
}

// An optional package that the registry did not have once made all CI of new projects red, whose proofs had passed.
it('tells of a lockfile that no clean install takes', async () => {
  await writePackage('one');
  await writePackage('two');
  await writePackage('project', { one: 'file:../one' });
  const { directory, steps, receipt } = await installed();
  expect(receipt.steps.map(({ name, status }) => `${name} ${status}`)).toEqual([
    'install ok',
    'lockfile ok',
  ]);

  await writePackage('project', { one: 'file:../one', two: 'file:../two' });
  const later = new Receipt({ began: () => undefined, ended: () => undefined });
  const lockfile = steps.filter(({ name }) => name === 'lockfile');
  const signal = new AbortController().signal;
  expect(await install({ steps: lockfile, signal }, later)).toBe(false);
  expect(later.steps[0]?.detail).toBe('a clean install would refuse the lockfile');
  expect(later.failure?.tail).toContain('Missing: two@1.0.0 from lock file');
  expect(later.failure?.tail).not.toContain('Options:');
  expect(await fs.pathExists(path.join(directory, 'node_modules/two'))).toBe(false);
});
