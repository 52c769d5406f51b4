import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { observe } from '../contract/behaviour.ts';
import type { Document } from '../contract/described.ts';
import { send } from '../contract/http.ts';
import { openProject, type Subject } from '../contract/subject.ts';
import { createBackend, temporaryFolder } from './create.ts';
import { describeUnless } from './describe-unless.ts';
import { whyNoDjango } from './python-here.ts';
import { EVERY_TYPE } from './resources.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

/** What a project answers, and how it describes that itself. */
async function observed(framework: string, ...more: string[]) {
  const name = `in-${more.at(-1) ?? framework}`;
  const args = [name, '--framework', framework, '--product', 'other', '--surface', 'api', ...more];
  const flags = ['--yes', '--no-verify', '--no-git', ...EVERY_TYPE];
  const { exitCode, stderr } = await createBackend([...args, ...flags], folder);
  expect(exitCode, stderr).toBe(0);
  const subject = await openProject(path.join(folder, name));
  try {
    return { answers: await observe(subject), document: await documentOf(subject) };
  } finally {
    await subject.close();
  }
}

async function documentOf(subject: Subject): Promise<Document> {
  const server = await subject.start();
  const answer = await send(server.url, 'GET', '/api/openapi.json');
  await server.stop();
  return answer.json as Document;
}

const title = 'one blueprint in both stacks';
await describeUnless(await whyNoDjango(folder), title, () => {
  let express: Awaited<ReturnType<typeof observed>>;
  beforeAll(async () => {
    express = await observed('express');
  });

  describe.each(['drf', 'ninja'])(`${title}, with %s`, (api) => {
    let django: Awaited<ReturnType<typeof observed>>;
    beforeAll(async () => {
      django = await observed('django', '--api', api);
    });

    it('has the same paths, fields and statuses', () => {
      expect(Object.keys(django.answers).length).toBeGreaterThan(300);
      expect(django.answers).toEqual(express.answers);
    });

    it('is described in the same words, but for the name of the project', () => {
      const { info, ...described } = django.document;
      const { info: other, ...expected } = express.document;
      expect(described).toEqual(expected);
      expect({ ...info, title: '' }).toEqual({ ...other, title: '' });
      const operations = Object.values(described.paths).flatMap((path) => Object.keys(path));
      expect(operations).toHaveLength(10);
    });
  });
});
