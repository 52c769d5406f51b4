import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openProject } from '../contract/subject.ts';
import { describeContract } from '../contract/suite.ts';
import { createBackend, temporaryFolder } from './create.ts';

const EVERY_TYPE = [
  '--resource',
  'thing title:string:unique body:text count:integer amount:decimal ratio:float active:boolean day:date moment:datetime mail:email link:url token:uuid extra:json state:enum(one|two) owner:ref:person next:ref:thing:optional',
  '--resource',
  'person name:string nick:string:optional bio:text:optional age:integer:optional debt:decimal:optional height:float:optional member:boolean:optional born:date:optional seen:datetime:optional mail:email:optional:unique site:url:optional badge:uuid:optional tags:json:optional rank2:enum(low|high):optional',
];

const PROJECTS = [
  {
    title: 'a shop with Jest',
    args: ['shop', '--product', 'shop', '--team', 'js', '--yes'],
    runner: 'jest',
  },
  {
    title: 'every field type with Mocha',
    args: [
      'all-types',
      '--product',
      'other',
      '--framework',
      'express',
      '--test-runner',
      'mocha',
      '--yes',
      ...EVERY_TYPE,
    ],
    runner: 'mocha',
  },
];

interface Receipt {
  directory: string;
  framework: string;
  blueprint: { testRunner: string; database: string };
  files: string[];
  steps: { name: string; status: string; seconds: number; detail: string }[];
  proof: { proven: boolean; tests: { passed: number; failed: number; skipped: number } };
  notGenerated: string[];
  next: string[];
}

const { folder, remove } = await temporaryFolder();
afterAll(remove);

// Generated while tests are collected: what the contract suite tests depends on what the project has.
for (const { title, args, runner } of PROJECTS) {
  const directory = path.join(folder, args[0] ?? '');
  const run = await createBackend([...args, '--json'], folder);

  describe(title, () => {
    it('is generated, installed and proven in one go', () => {
      expect(run.exitCode, run.stderr).toBe(0);
      const receipt = JSON.parse(run.stdout) as Receipt;
      expect(receipt.directory).toBe(directory);
      expect(receipt.framework).toBe('express');
      expect(receipt.blueprint.testRunner).toBe(runner);
      const steps = receipt.steps.map(({ name, status }) => `${name} ${status}`);
      // These three run side by side, and end in any order.
      const together = steps.splice(3, 3);
      expect(together.toSorted()).toEqual(['format ok', 'lint ok', 'types ok']);
      expect(steps).toEqual([
        'install ok',
        'db:migrate ok',
        'git ok',
        'migrate ok',
        'roll back ok',
        'seed ok',
        'tests ok',
        'boot ok',
        'health ok',
        'http ok',
        process.platform === 'win32' ? 'stop skipped' : 'stop ok',
      ]);
      expect(receipt.proof.proven).toBe(true);
      expect(receipt.proof.tests).toMatchObject({ failed: 0, skipped: 0 });
      expect(receipt.proof.tests.passed).toBeGreaterThanOrEqual(30);
    });

    it('has a clean first commit, with the local settings left out of it', async () => {
      const { exitCode, stdout } = await execa('git', ['status', '--porcelain'], {
        cwd: directory,
      });
      expect(exitCode).toBe(0);
      expect(stdout).toBe('');
      expect(await fs.pathExists(path.join(directory, '.env'))).toBe(true);
    });

    it('is proven again by verify', async () => {
      const again = await createBackend(['verify', directory, '--json'], folder);
      expect(again.exitCode, again.stderr).toBe(0);
      expect(JSON.parse(again.stdout)).toMatchObject({ proof: { proven: true } });
    });

    if (run.exitCode === 0) describeContract('over HTTP', () => openProject(directory));
  });
}
