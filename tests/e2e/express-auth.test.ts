import { afterAll } from 'vitest';
import { temporaryFolder } from './create.ts';
import { describeProvenProject } from './proven-project.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

await describeProvenProject(
  {
    framework: 'express',
    title: 'a notebook of which everybody has their own, with sensitive accounts',
    lifecycle: false,
    args: [
      'notebook',
      '--product',
      'other',
      '--framework',
      'express',
      '--surface',
      'both',
      '--feature',
      'sensitive',
      '--yes',
      '--resource',
      'folder owned name:string:unique parent:ref:folder:optional',
      '--resource',
      'note owned title:string:unique kind:enum(idea|task) folder:ref:folder label:ref:label:optional',
      '--resource',
      'label name:string:unique',
    ],
    testRunner: 'vitest',
    before: ['install', 'lockfile', 'db:migrate', 'git'],
    checks: ['build', 'format', 'lint', 'types'],
    after: ['database', 'migrate', 'roll back', 'seed'],
    asked: ['accounts', 'http', 'pages'],
    database: /^SQLite 3\./,
  },
  folder,
);

await describeProvenProject(
  {
    framework: 'express',
    title: 'a diary on pages, in JavaScript, which forgets',
    lifecycle: false,
    browsed: false,
    args: [
      'diary',
      '--product',
      'other',
      '--framework',
      'express',
      '--language',
      'javascript',
      '--test-runner',
      'node',
      '--database',
      'none',
      '--surface',
      'pages',
      '--feature',
      'auth',
      '--yes',
      '--resource',
      'entry owned title:string text:text:optional day:date',
    ],
    testRunner: 'node',
    before: ['install', 'lockfile', 'git'],
    checks: ['format', 'lint'],
    after: [],
    asked: ['accounts', 'pages'],
  },
  folder,
);
