import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valuesOf } from '../../src/packs/resolve.ts';
import { childEnvironment } from '../../src/run/exec.ts';
import { countTests } from '../../src/run/test-counts.ts';
import { catalogue } from '../support/catalogue.ts';
import { createBackend, temporaryFolder, type Run } from './create.ts';

/** One resource with five fields. */
const RESOURCE =
  'product name:string sku:string:unique price:decimal stock:integer note:text:optional';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

interface Receipt {
  readonly proof: { readonly proven: boolean; readonly tests: { readonly passed: number } };
}

describe.each(valuesOf(catalogue, 'express', 'testRunner'))('%s', (runner) => {
  const directory = path.join(folder, runner);
  const patterns = catalogue.find((pack) => pack.id === `express/${runner}`)?.manifest.testCounts;
  let generated: Run;

  /** Types a line in the project's folder. */
  async function type(line: string) {
    const { exitCode, all } = await execa(line, {
      cwd: directory,
      env: childEnvironment(process.env),
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
    const choices = ['--framework', 'express', '--test-runner', runner, '--resource', RESOURCE];
    generated = await createBackend(
      [runner, '--product', 'shop', ...choices, '--no-git', '--json', '--yes'],
      folder,
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
    expect(passed).toBeGreaterThanOrEqual(10);
    expect(passed).toBeLessThan(proof.tests.passed / 2);
  });

  it('fails when a test fails', async () => {
    const broken = (text: string) => text.replace("'unavailable'", "'broken'");
    await changing('src/routes/health.ts', broken, async () => {
      const { exitCode, failed, output } = await type('npm test');
      expect(exitCode, output).not.toBe(0);
      expect(failed, output).toBe(1);
    });
  });

  it('holds its coverage to a threshold', async () => {
    const { exitCode, output } = await type('npm run coverage');
    expect(exitCode, output).toBe(0);
    const untested = `export function untested(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(500)}  return sum;\n}\n`;
    await changing(
      'src/errors.ts',
      (text) => text + untested,
      async () => {
        const uncovered = await type('npm run coverage');
        expect(uncovered.exitCode, uncovered.output).not.toBe(0);
        expect(uncovered.failed, uncovered.output).toBe(0);
      },
    );
  });
});
