import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { observe } from '../contract/behaviour.ts';
import { openProject } from '../contract/subject.ts';
import { createBackend, temporaryFolder } from './create.ts';
import { describeUnless } from './describe-unless.ts';
import { whyNoDjango } from './python-here.ts';
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

const title = 'one blueprint in both stacks';
await describeUnless(await whyNoDjango(folder), title, () => {
  it(`${title} has the same paths, fields and statuses`, async () => {
    const [express, django] = [await observed('express'), await observed('django')];
    expect(Object.keys(django).length).toBeGreaterThan(300);
    expect(django).toEqual(express);
  });
});
