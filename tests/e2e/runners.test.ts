import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valuesOf } from '../../src/packs/values.ts';
import { childEnvironment } from '../../src/run/environment.ts';
import { countTests } from '../../src/run/test-counts.ts';
import { startDouble } from '../couchdb-double/server.ts';
import { catalogue } from '../support/catalogue.ts';
import { createBackend, temporaryFolder, type Run } from './create.ts';

/** One resource with five fields. */
const RESOURCE =
  'product name:string sku:string:unique price:decimal stock:integer note:text:optional';

const double = await startDouble();
const { folder, remove } = await temporaryFolder();
afterAll(async () => {
  await remove();
  await double.stop();
});

/** Where somebody has made npm careful, and where somebody left over what would install elsewhere, or less. */
const HOSTILE = {
  npm_config_ignore_scripts: 'true',
  npm_config_global: 'true',
  npm_config_omit: 'dev',
  npm_config_dry_run: 'true',
  NODE_ENV: 'production',
};
const TEST_FILE = /\.test\.[jt]s$/;
/** One in a folder, one that isn't: what a shell finds for a pattern must be something. */
const KEPT = /(^|\/)(health|app)\.test\./;

const runners = valuesOf(catalogue, 'express', 'testRunner');
/** In turn: the matrix proves each runner in both. One of JavaScript keeps documents, which the matrix never meets. */
const projects = runners.map((runner, position) => {
  const language = position % 2 === 0 ? 'typescript' : 'javascript';
  return [runner, language, position === 1 ? 'couchdb' : 'sqlite'] as const;
});

describe.each(projects)('%s in %s on %s', (runner, language, database) => {
  const name = `${runner}-${language}`;
  const directory = path.join(folder, name);
  const extension = catalogue.find(({ manifest }) => manifest.answers?.language?.includes(language))
    ?.manifest.language?.extension;
  const patterns = catalogue.find((pack) => pack.id === `express/${runner}`)?.manifest.testCounts;
  const environment: Record<string, string> =
    database === 'couchdb' ? { DATABASE_URL: `${double.url}/runners` } : {};
  let generated: Run;
  let whole = 0;

  /** Types a line in the project's folder. */
  async function type(line: string) {
    const { exitCode, all } = await execa(line, {
      cwd: directory,
      env: { ...childEnvironment(process.env), ...environment },
      extendEnv: false,
      shell: true,
      all: true,
      reject: false,
    });
    if (!patterns) throw new Error(`${runner} counts no tests`);
    return { exitCode, output: all, ...countTests(all, patterns) };
  }

  beforeAll(async () => {
    const stack = ['--framework', 'express', '--language', language];
    const choices = ['--database', database, '--test-runner', runner, '--resource', RESOURCE];
    generated = await createBackend(
      [name, '--product', 'other', ...stack, ...choices, '--no-git', '--no-verify', '--yes'],
      folder,
      { ...HOSTILE, ...environment },
    );
  });

  it('is installed', () => {
    expect(generated.exitCode, generated.stderr).toBe(0);
  });

  it('passes 30 tests or more, and holds its coverage to a threshold', async () => {
    const { exitCode, passed, output } = await type('npm run coverage');
    expect(exitCode, output).toBe(0);
    expect(passed, output).toBeGreaterThanOrEqual(30);
    whole = passed;
  });

  it('runs one file as README says', async () => {
    const readme = await fs.readFile(path.join(directory, 'README.md'), 'utf8');
    const [, line = ''] = /^(.+?) +# one file$/m.exec(readme) ?? [];
    const { exitCode, passed, output } = await type(line);
    expect(exitCode, output).toBe(0);
    const [file = ''] = /tests\S+/.exec(line) ?? [];
    const written = await fs.readFile(path.join(directory, file), 'utf8');
    const tests = written.match(/^\s*(it|test)\(/gm) ?? [];
    expect(tests.length).toBeGreaterThan(3);
    expect(passed).toBeGreaterThanOrEqual(tests.length);
    expect(passed).toBeLessThan(whole / 2);
  });

  describe('with the tests of health and of the application alone', () => {
    beforeAll(async () => {
      const tests = path.join(directory, 'tests');
      for (const file of await fs.readdir(tests, { recursive: true, encoding: 'utf8' })) {
        if (TEST_FILE.test(file) && !KEPT.test(file)) await fs.remove(path.join(tests, file));
      }
    });

    it('fails when a test fails', async () => {
      const health = path.join(directory, `src/routes/health.${extension}`);
      const text = await fs.readFile(health, 'utf8');
      const broken = text.replace("'unavailable'", "'broken'");
      expect(broken).not.toBe(text);
      await fs.writeFile(health, broken);
      try {
        const { exitCode, failed, output } = await type('npm test');
        expect(exitCode, output).not.toBe(0);
        expect(failed, output).toBe(1);
      } finally {
        await fs.writeFile(health, text);
      }
    });

    it('fails by the threshold of its coverage', async () => {
      const { exitCode, failed, passed, output } = await type('npm run coverage');
      expect(exitCode, output).not.toBe(0);
      expect(failed, output).toBe(0);
      expect(passed, output).toBeGreaterThan(3);
    });
  });
});
