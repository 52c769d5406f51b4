import { afterAll } from 'vitest';
import { startDouble } from '../mongodb-double/server.ts';
import { temporaryFolder } from './create.ts';
import { describeProvenProject } from './proven-project.ts';
import { EVERY_TYPE } from './resources.ts';

/** No MongoDB can be had here: what speaks its protocol is a double of the tests' own. */
const double = await startDouble();
const { folder, remove } = await temporaryFolder();
afterAll(async () => {
  await remove();
  await double.stop();
});

await describeProvenProject(
  {
    framework: 'express',
    lifecycle: false,
    browsed: false,
    title: "every field type and sensitive accounts on a double of MongoDB's",
    args: [
      'mongodb',
      '--product',
      'other',
      '--framework',
      'express',
      '--yes',
      '--database',
      'mongodb',
      '--surface',
      'both',
      '--test-runner',
      'vitest',
      '--feature',
      'sensitive',
      ...EVERY_TYPE,
      '--resource',
      'note owned title:string:unique',
    ],
    testRunner: 'vitest',
    before: ['install', 'lockfile', 'database', 'db:migrate', 'git'],
    checks: ['build', 'format', 'lint', 'types'],
    after: ['database', 'migrate', 'seed'],
    asked: ['accounts', 'http', 'pages'],
    database: /^MongoDB \d.*-double$/,
    server: double.url,
  },
  folder,
);
