import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeSensitive } from '../contract/sensitive/sensitive.ts';
import { openProject, type Subject } from '../contract/subject.ts';
import { describeContract } from '../contract/suite.ts';
import { findBrowser, whyNoBrowser } from './browser.ts';
import { describeUnless } from './describe-unless.ts';
import { describeDocsInBrowser } from './docs-in-browser.ts';
import { createBackend } from './create.ts';
import { describePagesInBrowser } from './pages-in-browser.ts';

export interface Wanted {
  readonly title: string;
  /** The first is the directory. */
  readonly args: readonly string[];
  readonly framework: string;
  readonly testRunner: string;
  /** Steps that run side by side at the beginning of the proof, in alphabetical order. */
  readonly checks: readonly string[];
  /** The steps before these, and those after them until the tests. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What the proof asks over HTTP: `http` for the API, `pages` for forms. */
  readonly asked: readonly string[];
  /** What the proof is to have run on. */
  readonly database?: RegExp;
  /** The server to run on, without the name of a database, where it isn't the local one. */
  readonly server?: string;
  /** False where a combination of the matrix is judged by the contract suite in its place. */
  readonly judged?: boolean;
  /** False where another project with the same server code is judged by its starts and stops. */
  readonly lifecycle?: boolean;
  /** False where another project with the same pages is looked at in a browser. */
  readonly browsed?: boolean;
  /** Whether it is proven once more, as its owner does it later. */
  readonly verified?: boolean;
}

interface Receipt {
  readonly directory: string;
  readonly framework: string;
  readonly blueprint: { readonly testRunner: string; readonly features: readonly string[] };
  readonly steps: readonly { readonly name: string; readonly status: string }[];
  readonly proof: {
    readonly proven: boolean;
    readonly database: string | null;
    readonly tests: { readonly passed: number; readonly failed: number; readonly skipped: number };
  };
}

/**
 * Generates a project and registers the tests that judge it, the HTTP contract among them. It is generated while tests
 * are collected, because what the contract suite tests depends on what the project has.
 */
export async function describeProvenProject(wanted: Wanted, folder: string): Promise<void> {
  const { title, args, framework, testRunner, checks, before, after, asked, database } = wanted;
  const { judged = true, lifecycle = true, browsed = true, verified = false } = wanted;
  const directory = path.join(folder, args[0] ?? '');
  const browser = await findBrowser();
  const databaseUrl = (name: string): string | undefined =>
    wanted.server === undefined ? undefined : `${wanted.server}/${name}`;
  const own = databaseUrl(path.basename(directory));
  const environment: Record<string, string> = own === undefined ? {} : { DATABASE_URL: own };
  const open = (name: string): Promise<Subject> =>
    openProject(directory, { databaseUrl: databaseUrl(name) });
  const run = await createBackend([...args, '--json'], folder, environment);

  describe(title, async () => {
    it('is generated, installed and proven in one go', () => {
      expect(run.exitCode, run.stderr).toBe(0);
      const receipt = JSON.parse(run.stdout) as Receipt;
      expect(receipt).toMatchObject({ directory, framework, blueprint: { testRunner } });
      const steps = receipt.steps.map(({ name, status }) => `${name} ${status}`);
      const together = steps.splice(before.length, checks.length);
      const ok = (name: string) => `${name} ok`;
      expect(together.toSorted()).toEqual(checks.map(ok));
      const stop = process.platform === 'win32' ? 'stop skipped' : 'stop ok';
      expect(steps).toEqual([
        ...[...before, ...after, 'tests', 'boot', 'health', ...asked].map(ok),
        stop,
      ]);
      expect(receipt.proof).toMatchObject({ proven: true, notRun: [] });
      if (database) expect(receipt.proof.database).toMatch(database);
      else expect(receipt.proof.database).toBeNull();
      expect(receipt.proof.tests).toMatchObject({ failed: 0, skipped: 0 });
      expect(receipt.proof.tests.passed).toBeGreaterThanOrEqual(30);
    });

    it('has a clean first commit, with the local settings left out of it', async () => {
      const { stdout } = await execa('git', ['status', '--porcelain'], { cwd: directory });
      expect(stdout).toBe('');
      const { stdout: tracked } = await execa('git', ['ls-files'], { cwd: directory });
      expect(tracked.split('\n')).not.toContain('.env');
      expect(await fs.pathExists(path.join(directory, '.env'))).toBe(true);
    });

    it.runIf(verified)(
      'is proven again by verify, which builds what was built before',
      async () => {
        await fs.remove(path.join(directory, 'dist'));
        const again = await createBackend(['verify', directory, '--json'], folder, environment);
        expect(again.exitCode, again.stderr).toBe(0);
        expect(JSON.parse(again.stdout)).toMatchObject({ proof: { proven: true } });
      },
    );

    if (run.exitCode !== 0 || !judged) return;
    describeContract('over HTTP', () => open('contract'), { lifecycle });
    const { blueprint } = JSON.parse(run.stdout) as Receipt;
    if (blueprint.features.includes('sensitive')) {
      describeSensitive('whose accounts are sensitive', await open('sensitive'));
    }
    if (blueprint.features.includes('openapi')) {
      const docs = "the API's documentation in a browser";
      await describeUnless(whyNoBrowser(browser), docs, () =>
        describeDocsInBrowser(docs, browser ?? '', () => open('docs')),
      );
    }
    if (!asked.includes('pages')) return;
    const inBrowser = 'the pages in a browser';
    if (!browsed) {
      it.skip(`${inBrowser} [skipped: the same pages of another project are]`, () => {});
      return;
    }
    await describeUnless(whyNoBrowser(browser), inBrowser, () =>
      describePagesInBrowser(inBrowser, browser ?? '', () => open('pages')),
    );
  });
}
