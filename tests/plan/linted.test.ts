import { execa } from 'execa';
import fs from 'fs-extra';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { valuesOf } from '../../src/packs/values.ts';
import { planFor, RESOURCE_SETS } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';
import { featuresWith } from '../support/features.ts';

const OXLINT = fileURLToPath(new URL('../../node_modules/.bin/oxlint', import.meta.url));
const languages = valuesOf(catalogue, 'express', 'language');
const databases = ['sqlite', ...valuesOf(catalogue, 'express', 'database', 'javascript')];

/** What the type checker of a project refuses, and its tests meet only where a project has just these fields. */
it('Express projects declare and import nothing that they do not use, whatever fields they have', async () => {
  const folder = await fs.mkdtemp(path.join(tmpdir(), 'create-backend-linted-'));
  try {
    let count = 0;
    for (const language of languages) {
      for (const [position, resources] of Object.values(RESOURCE_SETS).entries()) {
        const database = databases[position % databases.length] ?? '';
        const surface = 'both';
        const features = featuresWith('express', { database, surface, language });
        const choices = { language, resources, database, surface, features };
        for (const [file, text] of planFor({ choices })) {
          if (!/\.[jt]s$/.test(file)) continue;
          await fs.outputFile(path.join(folder, String(count), file), text);
        }
        count += 1;
      }
    }
    const { all, exitCode } = await execa(
      OXLINT,
      ['-A', 'all', '-D', 'no-unused-vars', '--no-ignore', folder],
      { all: true, reject: false, cwd: folder },
    );
    expect(exitCode, all).toBe(0);
    expect(count).toBeGreaterThan(10);
  } finally {
    await fs.remove(folder);
  }
});
