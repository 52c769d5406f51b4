import fs from 'fs-extra';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { BlueprintSchema } from '../../src/plan/blueprint.ts';
import { BLUEPRINT_FILE, plan } from '../../src/plan/plan.ts';
import { catalogue } from '../support/catalogue.ts';
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
