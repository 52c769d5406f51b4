import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { BlueprintSchema } from '../../src/plan/blueprint.ts';
import { BLUEPRINT_FILE, plan } from '../../src/plan/plan.ts';
import { catalogue } from '../support/catalogue.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { createBackend, temporaryFolder } from './create.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

/** Templates are precompiled into the bundle, and made small on the way. */
it.each([
  '--framework express --surface both --database postgres',
  '--framework express --surface both --language javascript --test-runner ava',
  '--framework express --surface api --database mongodb --test-runner mocha',
  '--product gateway --test-runner node',
  '--framework django --surface both --test-runner django --database several',
  '--framework django --surface api --api ninja --database mariadb',
])('what users install writes what the templates say: %s', async (options) => {
  const name = options.replaceAll(/[^a-z]+/g, '-').slice(1);
  const args = [name, ...(options.includes('--product') ? [] : ['--product', 'shop'])];
  const { exitCode, stderr } = await createBackend(
    [...args, ...options.split(' '), '--no-install', '--no-git', '--yes'],
    folder,
  );
  expect(exitCode, stderr).toBe(0);
  const saved = await fs.readJson(path.join(folder, name, BLUEPRINT_FILE));
  const { version, command } = saved;
  const tree = plan(BlueprintSchema.parse(saved.blueprint), catalogue, { version, command });
  expect(tree.size).toBeGreaterThan(40);
  for (const [file, text] of tree) {
    expect(await fs.readFile(path.join(folder, name, file), 'utf8'), file).toBe(text);
  }
});

const START = fileURLToPath(new URL('../../dist/create-backend.cjs', import.meta.url));

it('answers --version and --help out of one file', async () => {
  const alone = path.join(folder, 'create-backend.cjs');
  await fs.copy(START, alone);
  expect((await execa('node', [alone, '--version'])).stdout).toBe(packageJson.version);
  expect((await execa('node', [alone, '--help'])).stdout).toBe(
    (await createBackend(['--help'], folder)).stdout,
  );
  expect((await execa('node', [alone, 'recommend'], { reject: false })).exitCode).not.toBe(0);
});

it('says which Node it needs to one that is too old for anything else', async () => {
  const older = path.join(folder, 'older.cjs');
  await fs.writeFile(
    older,
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } });",
  );
  const { exitCode, stderr } = await execa('node', ['--require', older, START, '--help'], {
    reject: false,
  });
  expect(exitCode).toBe(2);
  expect(stderr).toBe('create-backend needs Node 20.19 or newer; this is 20.18.3.');
});
