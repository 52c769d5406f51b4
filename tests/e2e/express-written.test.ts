import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { createBackend, temporaryFolder } from './create.ts';
import { EVERY_TYPE } from './resources.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

interface Result {
  readonly steps: readonly { name: string; status: string; detail: string }[];
  readonly proof: { proven: boolean; tests: { passed: number; failed: number }; database: null };
}

/** No server of theirs can be had here: everything runs that can without one, and the rest is named. */
describe.each([
  ['sqlserver', 'jest', 'Microsoft SQL Server', 'typescript'],
  ['oracle', 'node', 'Oracle Database', 'javascript'],
])('a project for %s, tested with %s', (database, runner, title, language) => {
  it('is installed, checked and tested on SQLite, and says what was not run', async () => {
    const args = ['--product', 'other', '--framework', 'express', '--yes', '--json'];
    const stack = ['--database', database, '--language', language];
    const choices = [...stack, '--test-runner', runner, ...EVERY_TYPE];
    // In a pipeline, tests would insist on the server.
    const run = await createBackend([database, ...args, ...choices], folder, { CI: '' });
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.stderr.replaceAll(/\s+/g, ' ')).toContain(
      `What is generated for ${title} is written, not run`,
    );
    const { steps, proof } = JSON.parse(run.stdout) as Result;
    expect(proof).toMatchObject({ proven: false, database: null, tests: { failed: 0 } });
    expect(proof.tests.passed).toBeGreaterThan(100);
    const names = (status: string) =>
      steps.filter((step) => step.status === status).map(({ name }) => name);
    expect(names('failed')).toEqual([]);
    expect(names('ok')).toEqual(expect.arrayContaining(['format', 'lint', 'tests']));
    expect(names('ok').includes('types')).toBe(language === 'typescript');
    expect(names('skipped')).toEqual(
      expect.arrayContaining(['database', 'migrate', 'boot', 'http']),
    );
    const readme = await readFile(path.join(folder, database, 'README.md'), 'utf8');
    expect(readme).toContain('**Written, not run**');
  });
});
