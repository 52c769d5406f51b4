import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findPython } from '../../src/run/python.ts';
import { observe } from '../contract/behaviour.ts';
import { openProject } from '../contract/subject.ts';
import { createBackend, temporaryFolder } from './create.ts';
import { EVERY_TYPE } from './resources.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

async function observed(framework: string) {
  const name = `in-${framework}`;
  const args = [name, '--framework', framework, '--product', 'other', '--surface', 'api'];
  const flags = ['--yes', '--no-verify', '--no-git', ...EVERY_TYPE];
  const { exitCode, stderr } = await createBackend([...args, ...flags], folder);
  expect(exitCode, stderr).toBe(0);
  const subject = await openProject(path.join(folder, name));
  try {
    return await observe(subject);
  } finally {
    await subject.close();
  }
}

// Without a Python there is nothing to compare with: said by name, and never so in CI.
const python = await findPython(folder);

describe('one blueprint in both stacks', () => {
  const title = 'has the same paths, fields and statuses';
  if (python === undefined) {
    it.skipIf(!process.env['CI'])(`${title} [skipped: no Python 3.10 to 3.14 answers here]`, () =>
      expect(python).toBeDefined(),
    );
    return;
  }
  it(title, async () => {
    const [express, django] = [await observed('express'), await observed('django')];
    expect(Object.keys(django).length).toBeGreaterThan(300);
    expect(django).toEqual(express);
  });
});
