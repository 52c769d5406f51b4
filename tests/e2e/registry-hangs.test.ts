import fs from 'fs-extra';
import { createServer, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, temporaryFolder } from './create.ts';
import { findPython } from '../../src/run/find-python.ts';
import { describeUnless } from './describe-unless.ts';

const { folder, remove } = await temporaryFolder();
const { chosen } = await findPython(folder);
let hole: Server;
let registry = '';
// Takes every connection and never answers.
beforeAll(async () => {
  hole = createServer((socket) => socket.on('error', () => undefined));
  await new Promise<void>((listening) => hole.listen(0, '127.0.0.1', listening));
  registry = `http://127.0.0.1:${(hole.address() as AddressInfo).port}`;
});
afterAll(async () => {
  hole.close();
  await remove();
});

/** Contract: exit 4, the whole project, the one command to retry. */
async function expectGivenUp(name: string, args: readonly string[], retry: string) {
  const began = performance.now();
  const run = await createBackend([name, '--product', 'crm', '--yes', ...args], folder, {
    // Short, to be quick about it; the number of tries is what is tested.
    PIP_INDEX_URL: `${registry}/simple`,
    PIP_DEFAULT_TIMEOUT: '3',
    npm_config_registry: registry,
    npm_config_cache: path.join(folder, 'npm-cache'),
    npm_config_fetch_timeout: '3000',
  });
  expect(run.exitCode, run.stderr).toBe(4);
  expect(run.stderr).toContain(`cd ${name} && `);
  expect(run.stderr).toContain(retry);
  expect((performance.now() - began) / 1000).toBeLessThan(90);
  expect(await fs.pathExists(path.join(folder, name, '.create-backend.json'))).toBe(true);
}

describe('a registry that hangs', () => {
  it('is given up by npm', async () => {
    await expectGivenUp('node-project', ['--framework', 'express'], 'npm install');
  });
});

await describeUnless(
  chosen ? undefined : 'no Python 3.10 to 3.14 answers here',
  'a Python package index that hangs',
  () => {
    it('is given up by pip', async () => {
      await expectGivenUp(
        'python-project',
        ['--framework', 'django', '--python-manager', 'pip'],
        '-m pip install -r requirements-dev.txt',
      );
    });
  },
);
