import { afterAll } from 'vitest';
import { temporaryFolder } from './create.ts';
import { describeProvenProject } from './proven-project.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

await describeProvenProject(
  {
    framework: 'express',
    title: 'a notebook of which everybody has their own',
    args: [
      'notebook',
      '--product',
      'other',
      '--framework',
      'express',
      '--surface',
      'api',
      '--feature',
      'auth',
      '--yes',
      '--resource',
      'folder owned name:string:unique parent:ref:folder:optional',
      '--resource',
      'note owned title:string:unique kind:enum(idea|task) folder:ref:folder label:ref:label:optional',
      '--resource',
      'label name:string:unique',
    ],
    testRunner: 'vitest',
    before: ['install', 'db:migrate', 'git'],
    checks: ['format', 'lint', 'types'],
    after: ['database', 'migrate', 'roll back', 'seed'],
    asked: ['accounts', 'http'],
    database: /^SQLite 3\./,
  },
  folder,
);
