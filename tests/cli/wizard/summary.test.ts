import { describe, expect, it } from 'vitest';
import { BACK } from '../../../src/cli/asking.ts';
import { printTree } from '../../../src/cli/print/tree.ts';
import type { Draft } from '../../../src/cli/draft.ts';
import { catalogue } from '../../support/catalogue.ts';
import { runWizard, screen, scripted } from './scripted.ts';

const EXPRESS: Partial<Draft> = {
  directory: 'my-notes',
  framework: 'express',
  testRunner: 'jest',
  resource: ['note body:text'],
  answers: {
    product: 'other',
    team: 'js',
    style: 'unknown',
    services: 'one',
    budget: 'own',
    database: 'unknown',
  },
};

describe('the summary', () => {
  it('changes the directory, the test runner and the resources', async () => {
    const asking = scripted([
      ['Write it?', 'Directory: my-notes'],
      ['Directory (', 'notes'],
      ['Write it?', 'Test runner: Jest'],
      ['Test runner', 'Mocha'],
      ['Write it?', 'Add another resource'],
      ['Resource (', 'author name:string'],
      ['Write it?', 'Resource: note (body)'],
      ['note', 'Change its fields'],
      ['Resource (', 'note body:text author:ref:author'],
      ['Write it?', 'Yes'],
    ]);
    const draft = await runWizard(asking, EXPRESS);
    expect(asking.left).toEqual([]);
    expect(draft).toMatchObject({
      directory: 'notes',
      testRunner: 'mocha',
      resource: ['note body:text author:ref:author', 'author name:string'],
    });
  });

  it('removes a resource, but not one that another refers to', async () => {
    const resource = ['author name:string', 'note body:text author:ref:author', 'tag name:string'];
    const asking = scripted([
      ['Write it?', 'Resource: tag'],
      ['tag', 'Remove it'],
      ['Write it?', 'Resource: author'],
      ['Resource (', ''],
      ['Write it?', 'Yes'],
    ]);
    const draft = await runWizard(asking, { ...EXPRESS, resource });
    expect(asking.left).toEqual([]);
    expect(draft.resource).toEqual(resource.slice(0, 2));
  });

  it('refuses a resource that does not fit the others', async () => {
    const asking = scripted([
      ['Write it?', 'Add another resource'],
      ['Resource (', 'note title:string'],
    ]);
    await expect(runWizard(asking, EXPRESS)).rejects.toThrow(/note/);
  });

  it('changes the framework: the recommendation again, and what only the old one had is asked anew', async () => {
    const asking = scripted([
      ['Write it?', 'Framework: Express, as recommended'],
      ['What now?', 'Take Django instead'],
      ['Why?', 'We know it'],
      ['Test runner', ''],
      ['Write it?', 'Yes'],
    ]);
    const terminal = screen();
    const draft = await runWizard(asking, EXPRESS, { terminal });
    expect(asking.left).toEqual([]);
    expect(draft).toMatchObject({ framework: 'django', reason: 'We know it' });
    expect(draft.testRunner).not.toBe('jest');
    expect(terminal.text).toContain('Django has no "jest"; --test-runner is left out.');
  });

  it('shows what can not be, and loses nothing over it', async () => {
    const asking = scripted([
      ['gives way?', 'Framework: Django'],
      ['What now?', 'Accept Express'],
      ['Write it?', 'Yes'],
    ]);
    const terminal = screen();
    const { testRunner: _, ...rest } = EXPRESS;
    const given = { ...rest, framework: 'django' } as const;
    const draft = await runWizard(asking, given, { terminal, install: true });
    expect(asking.left).toEqual([]);
    expect(terminal.text).toContain('Django 5.2 needs Python');
    expect(draft).toMatchObject({ framework: 'express', resource: ['note body:text'] });
  });

  it('lists every file on request', async () => {
    const terminal = screen();
    const asking = scripted([
      ['Write it?', 'Show all'],
      ['Write it?', 'Yes'],
    ]);
    await runWizard(asking, EXPRESS, { terminal });
    expect(terminal.text).toMatch(/^ +server\.ts$/m);
  });
});

/** As if Express had a feature: a pack that brings nothing. */
const RICHER = catalogue.flatMap((pack) => {
  if (pack.id !== 'express/better-sqlite3') return [pack];
  const answers = { feature: ['docs'] };
  const manifest = { ...pack.manifest, title: 'API docs', answers };
  return [pack, { ...pack, id: 'express/docs', packageJson: {}, manifest }];
});

describe('the summary of a stack with more to choose from', () => {
  const setting = { packs: RICHER };

  it('changes the database: that is an answer, and counts', async () => {
    const asking = scripted([
      ['Write it?', 'Database: SQLite'],
      ['Database', 'PostgreSQL'],
      ['Write it?', 'Database: PostgreSQL'],
      ['Database', BACK],
      ['Write it?', 'Yes'],
    ]);
    const draft = await runWizard(asking, EXPRESS, setting);
    expect(asking.left).toEqual([]);
    expect(draft.answers.database).toBe('postgres');
    expect(draft.scaffoldDatabase).toBeUndefined();
  });

  it('changes what stands in for an answer that is not generated, and keeps the answer', async () => {
    const asking = scripted([
      ['is not generated yet', 'SQLite'],
      ['Write it?', 'Database: SQLite'],
      ['Database', 'PostgreSQL'],
      ['Write it?', 'Yes'],
    ]);
    const answers = { ...EXPRESS.answers, database: 'several' } as const;
    const draft = await runWizard(asking, { ...EXPRESS, answers }, setting);
    expect(asking.left).toEqual([]);
    expect(draft).toMatchObject({ answers, scaffoldDatabase: 'postgres' });
  });

  it('adds and drops features', async () => {
    const asking = scripted([
      ['Write it?', 'Features: GitHub Actions, Docker, OpenAPI'],
      ['which feature?', 'Add API docs'],
      ['Write it?', 'Features: GitHub Actions, Docker, OpenAPI, API docs'],
      ['which feature?', 'Drop API docs'],
      ['Write it?', 'Yes'],
    ]);
    const draft = await runWizard(asking, EXPRESS, setting);
    expect(asking.left).toEqual([]);
    expect(draft).toMatchObject({ feature: [], without: ['docs'] });
  });
});

describe('printTree', () => {
  const PATHS = ['a/b/one', 'a/b/two', 'a/three', 'c/four', 'five', 'six', 'seven'];

  it('shows everything where there is room', () => {
    expect(printTree(PATHS, 10).split('\n')).toEqual([
      '  a/',
      '    b/',
      '      one',
      '      two',
      '    three',
      '  c/',
      '    four',
      '  five',
      '  seven',
      '  six',
    ]);
  });

  it('folds folders from the deepest up, and counts what still does not fit', () => {
    expect(printTree(PATHS, 9).split('\n').slice(0, 3)).toEqual([
      '  a/',
      '    b/ (2 files)',
      '    three',
    ]);
    expect(printTree(PATHS, 5).split('\n')).toEqual([
      '  a/ (3 files)',
      '  c/ (1 file)',
      '  five',
      '  seven',
      '  six',
    ]);
    expect(printTree(PATHS, 3).split('\n')).toEqual([
      '  a/ (3 files)',
      '  c/ (1 file)',
      '  … and 3 more',
    ]);
  });
});
