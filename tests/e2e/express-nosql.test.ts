import { afterAll } from 'vitest';
import { temporaryFolder } from './create.ts';
import { describeProvenProject } from './proven-project.ts';
import { EVERY_TYPE } from './resources.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

const steps = {
  framework: 'express',
  before: ['install', 'lockfile', 'git'],
  checks: ['format', 'lint'],
  after: [],
  asked: ['accounts', 'http'],
};

await describeProvenProject(
  {
    ...steps,
    title: 'every field type and accounts in memory with node:test, in JavaScript',
    lifecycle: false,
    args: [
      'memory',
      '--product',
      'other',
      '--framework',
      'express',
      '--language',
      'javascript',
      '--database',
      'none',
      '--test-runner',
      'node',
      '--feature',
      'auth',
      '--yes',
      ...EVERY_TYPE,
      '--resource',
      'note owned title:string:unique',
    ],
    testRunner: 'node',
  },
  folder,
);
