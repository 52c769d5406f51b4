import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valuesOf } from '../../src/packs/values.ts';
import { childEnvironment } from '../../src/run/exec.ts';
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

interface Receipt {
  readonly proof: { readonly proven: boolean; readonly tests: { readonly passed: number } };
}

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

  /** Changes a file for the time of `work`. */
  async function changing(
    file: string,
    change: (text: string) => string,
    work: () => Promise<void>,
  ) {
    const target = path.join(directory, file);
    const text = await fs.readFile(target, 'utf8');
    expect(change(text)).not.toBe(text);
    await fs.writeFile(target, change(text));
    try {
      await work();
    } finally {
      await fs.writeFile(target, text);
    }
  }

  beforeAll(async () => {
    const stack = ['--framework', 'express', '--language', language];
    const choices = ['--database', database, '--test-runner', runner, '--resource', RESOURCE];
    generated = await createBackend(
      [name, '--product', 'shop', ...stack, ...choices, '--no-git', '--json', '--yes'],
      folder,
      environment,
    );
  });

  it('proves a project', () => {
    expect(generated.exitCode, generated.stderr).toBe(0);
    const { proof } = JSON.parse(generated.stdout) as Receipt;
    expect(proof.proven).toBe(true);
    expect(proof.tests.passed).toBeGreaterThanOrEqual(30);
  });

  it('runs one file as README says', async () => {
    const readme = await fs.readFile(path.join(directory, 'README.md'), 'utf8');
    const [, line = ''] = /^(.+?) +# one file$/m.exec(readme) ?? [];
    const { exitCode, passed, output } = await type(line);
    expect(exitCode, output).toBe(0);
    const { proof } = JSON.parse(generated.stdout) as Receipt;
    const [file = ''] = /tests\S+/.exec(line) ?? [];
    const written = await fs.readFile(path.join(directory, file), 'utf8');
    const tests = written.match(/^\s*(it|test)\(/gm) ?? [];
    expect(tests.length).toBeGreaterThan(3);
    expect(passed).toBeGreaterThanOrEqual(tests.length);
    expect(passed).toBeLessThan(proof.tests.passed / 2);
  });

  it('fails when a test fails', async () => {
    const broken = (text: string) => text.replace("'unavailable'", "'broken'");
    await changing(`src/routes/health.${extension}`, broken, async () => {
      const { exitCode, failed, output } = await type('npm test');
      expect(exitCode, output).not.toBe(0);
      expect(failed, output).toBe(1);
    });
  });

  it('holds its coverage to a threshold', async () => {
    const { exitCode, output } = await type('npm run coverage');
    expect(exitCode, output).toBe(0);
    const untested = `export function untested() {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(500)}  return sum;\n}\n`;
    await changing(
      `src/errors.${extension}`,
      (text) => text + untested,
      async () => {
        const uncovered = await type('npm run coverage');
        expect(uncovered.exitCode, uncovered.output).not.toBe(0);
        expect(uncovered.failed, uncovered.output).toBe(0);
      },
    );
  });
});
