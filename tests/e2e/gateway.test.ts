import { afterAll } from 'vitest';
import { temporaryFolder } from './create.ts';
import { describeProvenProject } from './proven-project.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

const steps = {
  framework: 'express',
  before: ['install', 'lockfile', 'git'],
  checks: ['build', 'format', 'lint', 'types'],
  after: [],
  asked: ['forward'],
};

await describeProvenProject(
  {
    ...steps,
    title: 'a gateway with node:test',
    verified: true,
    args: [
      'edge',
      '--product',
      'gateway',
      '--framework',
      'express',
      '--upstream',
      'http://127.0.0.1:4001/users',
      '--upstream',
      'http://127.0.0.1:4002/orders',
      '--test-runner',
      'node',
      '--yes',
    ],
    testRunner: 'node',
  },
  folder,
);
