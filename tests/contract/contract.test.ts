import path from 'node:path';
import { describe, it } from 'vitest';
import { openProject } from './subject.ts';
import { describeContract } from './suite.ts';

/** Folders of generated projects, separated like PATH. */
const projects = (process.env['CONTRACT_PROJECT'] ?? '').split(path.delimiter).filter(Boolean);
const databaseUrl = process.env['CONTRACT_DATABASE_URL'];

if (projects.length === 0) {
  describe('the HTTP contract', () => {
    it.skip('of a generated project [skipped: CONTRACT_PROJECT names none]', () => {});
  });
}
for (const project of projects) {
  describeContract(`the HTTP contract of ${path.basename(project)}`, () =>
    openProject(project, { databaseUrl }),
  );
}
