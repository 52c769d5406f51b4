import { afterAll } from 'vitest';
import { startDouble } from '../couchdb-double/server.ts';
import { temporaryFolder } from './create.ts';
import { describeProvenProject } from './proven-project.ts';
import { EVERY_TYPE } from './resources.ts';

/** No CouchDB can be had here: what speaks its protocol is PouchDB's server. */
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
    title: 'every field type and sensitive accounts on PouchDB in the place of CouchDB',
    args: [
      'couchdb',
      '--product',
      'other',
      '--framework',
      'express',
      '--yes',
      '--database',
      'couchdb',
      '--test-runner',
      'mocha',
      '--surface',
      'api',
      '--feature',
      'sensitive',
      ...EVERY_TYPE,
      '--resource',
      'note owned title:string:unique',
    ],
    testRunner: 'mocha',
    before: ['install', 'lockfile', 'database', 'db:migrate', 'git'],
    checks: ['build', 'format', 'lint', 'types'],
    after: ['database', 'migrate', 'seed'],
    asked: ['accounts', 'http'],
    database: /^CouchDB \d.*-double$/,
    server: double.url,
  },
  folder,
);
