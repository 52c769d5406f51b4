import { execa } from 'execa';
import fs from 'fs-extra';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { FIELD_TYPES } from '../../src/choices/field-types.ts';
import { valuesOf } from '../../src/packs/values.ts';
import type { Tree } from '../../src/tree/tree.ts';
import { planFor, RESOURCE_SETS } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';
import { featuresWith } from '../support/features.ts';

const OXLINT = fileURLToPath(new URL('../../node_modules/.bin/oxlint', import.meta.url));
const languages = valuesOf(catalogue, 'express', 'language');
const databases = ['sqlite', ...valuesOf(catalogue, 'express', 'database', 'javascript')];
const runners = valuesOf(catalogue, 'express', 'testRunner');

/** Every type as the only field of a resource: what one field needs, no other one brings along. */
const ALONE = FIELD_TYPES.flatMap((type) => {
  const options: Partial<Record<typeof type, string>> = { enum: '(one|two)', ref: ':forString' };
  const resource = (kind: string, suffix: string): string =>
    `${kind}${type} x:${type}${options[type] ?? ''}${suffix}`;
  return [resource('for', ''), resource('maybe', ':optional')];
}).map((text) => text.replace(/^(for|maybe)(.)/, (_, kind, first) => kind + first.toUpperCase()));

/** What the type checker of a project refuses, and its tests meet only where a project has just these fields. */
async function expectUsed(trees: readonly Tree[]): Promise<void> {
  const folder = await fs.mkdtemp(path.join(tmpdir(), 'create-backend-linted-'));
  try {
    for (const [position, tree] of trees.entries()) {
      for (const [file, text] of tree) {
        if (!/\.[jt]s$/.test(file)) continue;
        await fs.outputFile(path.join(folder, String(position), file), text);
      }
    }
    const { all, exitCode } = await execa(
      OXLINT,
      ['-A', 'all', '-D', 'no-unused-vars', '--no-ignore', folder],
      { all: true, reject: false, cwd: folder },
    );
    expect(exitCode, all).toBe(0);
  } finally {
    await fs.remove(folder);
  }
}

it('Express projects declare and import nothing that they do not use, whatever fields they have', async () => {
  const trees = languages.flatMap((language) =>
    Object.values(RESOURCE_SETS).map((resources, position) => {
      const database = databases[position % databases.length] ?? '';
      const surface = 'both';
      const features = featuresWith('express', { database, surface, language });
      return planFor({ choices: { language, resources, database, surface, features } });
    }),
  );
  expect(trees.length).toBeGreaterThan(10);
  await expectUsed(trees);
});

it('nor do the tests of a single field, on any runner', async () => {
  const trees = languages.flatMap((language) =>
    runners.flatMap((testRunner) =>
      ['sqlite', 'mongodb'].map((database) =>
        planFor({ choices: { language, testRunner, database, resources: ALONE } }),
      ),
    ),
  );
  expect(trees.length).toBeGreaterThan(10);
  await expectUsed(trees);
});
