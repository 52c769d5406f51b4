import { createHash } from 'node:crypto';
import fs from 'fs-extra';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { plan } from '../../src/plan/plan.ts';
import { PLAN_OPTIONS } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';
import type { Combination } from './options.ts';
import { blueprintOf } from './wish.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What passes sentence on a project: a case that passed under other laws is open again. */
const JUDGES = ['tests/contract', 'src/run'];
/** What judges only projects with a feature. */
const OF_FEATURES: readonly (readonly [feature: string, files: RegExp])[] = [
  ['auth', /accounts/],
  ['sensitive', /sensitive/],
];

const NODE = Number(process.versions.node.split('.')[0]);

/**
 * A hash over every file that is generated for a combination, its dependencies among them, and over the code that judges
 * it. As long as it stays the same, what was proven stands.
 */
export async function fingerprintOf(combination: Combination): Promise<string> {
  const hash = createHash('sha256');
  const blueprint = blueprintOf(combination, NODE);
  const tree = plan(blueprint, catalogue, PLAN_OPTIONS);
  for (const [file, text] of tree) hash.update(`${file}\0${text}\0`);
  const others = OF_FEATURES.filter(([feature]) => !blueprint.features.includes(feature));
  judges ??= readJudges();
  for (const [file, text] of await judges) {
    if (!others.some(([, files]) => files.test(file))) hash.update(`${file}\0${text}\0`);
  }
  return hash.digest('hex').slice(0, 16);
}

type Judges = readonly (readonly [file: string, text: string])[];
let judges: Promise<Judges> | undefined;

async function readJudges(): Promise<Judges> {
  const found = await Promise.all(
    JUDGES.map(async (folder) => {
      const names = await fs.readdir(path.join(ROOT, folder), {
        recursive: true,
        encoding: 'utf8',
      });
      return names.filter((name) => name.endsWith('.ts')).map((name) => path.join(folder, name));
    }),
  );
  return Promise.all(
    found
      .flat()
      .toSorted()
      .map(async (file) => [file, await fs.readFile(path.join(ROOT, file), 'utf8')] as const),
  );
}
