import path from 'node:path';
import { describe, it } from 'vitest';
import { describeSensitive } from './sensitive/sensitive.ts';
import { openProject } from './subject.ts';

/** Folders of generated projects, separated like PATH. */
const projects = (process.env['CONTRACT_PROJECT'] ?? '').split(path.delimiter).filter(Boolean);
const databaseUrl = process.env['CONTRACT_DATABASE_URL'];

describe('the contract of sensitive accounts', async () => {
  for (const project of projects) {
    const subject = await openProject(project, { databaseUrl });
    if (subject.features.includes('sensitive')) {
      describeSensitive(`of ${path.basename(project)}`, subject);
      continue;
    }
    await subject.close();
    it.skip(`of ${path.basename(project)} [skipped: its accounts are not sensitive]`, () => {});
  }
  if (projects.length === 0) {
    it.skip('of a generated project [skipped: CONTRACT_PROJECT names none]', () => {});
  }
});
