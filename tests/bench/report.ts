import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import fs from 'fs-extra';
import * as prettier from 'prettier';
import { z } from 'zod';
import { RowSchema, type Row } from './row.ts';

const SectionSchema = z.strictObject({
  /** `2026-11-27`. */
  on: z.string(),
  machine: z.string(),
  rows: z.array(RowSchema),
});
const RecordSchema = z.record(z.string(), SectionSchema);
export type Measured = z.infer<typeof RecordSchema>;

const RECORD = fileURLToPath(new URL('measured.json', import.meta.url));
const PAGE = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));

export const readMeasured = async (): Promise<Measured> =>
  (await fs.pathExists(RECORD)) ? RecordSchema.parse(await fs.readJson(RECORD)) : {};

/** What was measured just now, with when and on what. */
export const sectionOf = (rows: Row[]): Measured[string] => ({
  on: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
  rows,
});

/** Keeps the figures, and writes the page that shows them. `titles` are the sections in their order. */
export async function writeMeasured(
  measured: Measured,
  titles: Readonly<Record<string, string>>,
): Promise<void> {
  const pretty = (text: string, parser: string): Promise<string> =>
    prettier.format(text, { parser, printWidth: 100, singleQuote: true });
  await fs.writeFile(RECORD, await pretty(JSON.stringify(measured), 'json'));
  await fs.writeFile(PAGE, await pretty(pageOf(measured, titles), 'markdown'));
}

const pageOf = (measured: Measured, titles: Readonly<Record<string, string>>): string =>
  `# Benchmarks

Written by \`npm run bench\`, which measures every figure here again; \`npm run bench -- startup\` measures one section.
Other generators are installed from the registry in the same run. What is compared is run in turn, so that whatever else
the machine does slows both; ratios are medians of such pairs.

${Object.entries(titles)
  .flatMap(([name, title]) => (measured[name] ? [partOf(title, measured[name])] : []))
  .join('\n')}`;

const partOf = (title: string, { on, machine, rows }: Measured[string]): string =>
  `## ${title}

| what | create-backend | beside it | to reach | reached |
| --- | --- | --- | --- | --- |
${rows.map((row) => `| ${[row.what, row.ours, row.other, row.target, verdictOf(row)].join(' | ')} |`).join('\n')}

Measured on ${on}, on ${machine}. ${[...new Set(rows.map(({ how }) => how))].map((how) => `${how[0]?.toUpperCase()}${how.slice(1)}.`).join(' ')}
${triedOf(rows)}`;

/** A target that isn't reached is not passed over: what was tried stands below the table. */
function triedOf(rows: readonly Row[]): string {
  const tried = rows.filter((row) => row.reached === false && row.tried !== undefined);
  if (tried.length === 0) return '';
  return `
What was tried where a target isn't reached:

${tried.map((row) => `- ${row.what}: ${row.tried}`).join('\n')}
`;
}

const verdictOf = ({ reached }: Row): string =>
  reached === null ? '' : reached ? 'yes' : '**no**';
