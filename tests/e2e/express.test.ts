import { afterAll } from 'vitest';
import { temporaryFolder } from './create.ts';
import { describeProvenProject } from './proven-project.ts';
import { EVERY_TYPE } from './resources.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

const steps = {
  framework: 'express',
  before: ['install', 'lockfile', 'db:migrate', 'git'],
  checks: ['build', 'format', 'lint', 'types'],
  after: ['database', 'migrate', 'roll back', 'seed'],
  asked: ['http'],
  database: /^SQLite 3\./,
};

await describeProvenProject(
  {
    ...steps,
    title: 'a shop with Vitest',
    verified: true,
    // Judged as API beside pages, in express-auth.test.ts.
    judged: false,
    args: ['shop', '--product', 'shop', '--team', 'js', '--yes'],
    testRunner: 'vitest',
    asked: ['accounts', 'http'],
  },
  folder,
);

await describeProvenProject(
  {
    ...steps,
    title: 'every field type with Mocha, as pages and API, with every feature',
    args: [
      'all-types',
      '--product',
      'other',
      '--framework',
      'express',
      '--test-runner',
      'mocha',
      '--surface',
      'both',
      '--feature',
      'postman,agents,ci-gitlab,devcontainer',
      '--yes',
      ...EVERY_TYPE,
    ],
    testRunner: 'mocha',
    asked: ['http', 'pages', 'postman'],
  },
  folder,
);
