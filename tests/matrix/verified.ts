import fs from 'fs-extra';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { z } from 'zod';
import { idOf } from './cover.ts';
import type { Combination } from './options.ts';

/** What is known of a combination that passed. */
const PassedSchema = z.strictObject({
  fingerprint: z.string(),
  /** The day it passed: `2026-11-25`. */
  on: z.string(),
  node: z.string(),
  /** The database that it ran on, with its version. */
  server: z.string(),
  /** Tests of the project's own, and of the contract suite, that passed. */
  own: z.int(),
  contract: z.int(),
  /** How long it took to make, install and prove the project, and to judge it. */
  seconds: z.int(),
});
export type Passed = z.infer<typeof PassedSchema>;

const RecordSchema = z.record(z.string(), PassedSchema);

const RECORD = fileURLToPath(new URL('verified.json', import.meta.url));
const PAGE = fileURLToPath(new URL('../../docs/verified.md', import.meta.url));

/** The combinations that have passed, by their ids. */
export const readVerified = async (): Promise<Record<string, Passed>> =>
  (await fs.pathExists(RECORD)) ? RecordSchema.parse(await fs.readJson(RECORD)) : {};

/** Keeps what has passed, of the combinations that there are, and writes the page that shows it. */
export async function writeVerified(
  passed: Readonly<Record<string, Passed>>,
  cover: readonly Combination[],
): Promise<void> {
  const ids = cover.map(idOf);
  const kept = Object.fromEntries(
    ids.flatMap((id) => (passed[id] ? [[id, passed[id]] as const] : [])),
  );
  await fs.writeFile(RECORD, await pretty(JSON.stringify(kept), 'json'));
  await fs.writeFile(PAGE, await pretty(pageOf(kept, ids), 'markdown'));
}

const pretty = (text: string, parser: string): Promise<string> =>
  prettier.format(text, { parser, printWidth: 100, singleQuote: true });

function pageOf(kept: Readonly<Record<string, Passed>>, ids: readonly string[]): string {
  const open = ids.filter((id) => !kept[id]);
  const rows = ids.flatMap((id) => (kept[id] ? [rowOf(id, kept[id])] : []));
  return `# Verified combinations

Written by \`npm run test:matrix\`. Between them, these combinations have every pair of options that go together. Each was
generated, installed, migrated, tested, booted and probed by \`create-backend\` itself, and then judged from outside by the
contract suite in \`tests/contract\`, on a real server where its database is one. A combination is run again when a file
that is generated for it, a dependency, or the code that judges it changes.

${rows.length} of ${ids.length} combinations have passed${open.length > 0 ? '; the others are listed below' : ''}.

| combination | database | own tests | contract tests | seconds | passed on | Node |
| --- | --- | --: | --: | --: | --- | --- |
${rows.join('\n')}
${open.length > 0 ? `\n## Not yet passed\n\n${open.map((id) => `- ${id}`).join('\n')}\n` : ''}`;
}

const rowOf = (id: string, { server, own, contract, seconds, on, node }: Passed): string =>
  `| ${id} | ${server} | ${own} | ${contract} | ${seconds} | ${on} | ${node} |`;
