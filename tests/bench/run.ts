/**
 * Measures create-backend and what it generates beside other generators, and writes docs/benchmarks.md. Linux only.
 *
 *   npm run bench                            everything, on a machine that does nothing else: about half an hour
 *   npm run bench -- startup runners         these sections alone; the others' figures stay
 *   npm run bench -- --rounds 5              fewer pairs than the 11 that figures are taken from
 */
import { parseArgs } from 'node:util';
import { readMeasured, sectionOf, writeMeasured } from './report.ts';
import type { Row } from './row.ts';
import { planning } from './sections/planning.ts';
import { projects } from './sections/projects.ts';
import { runners } from './sections/runners.ts';
import { servers } from './sections/servers.ts';
import { startup } from './sections/startup.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

/** Whole projects take long: a few rounds show what there is to see. */
const few = (rounds: number): number => Math.max(1, Math.floor(rounds / 3));

const SECTIONS: Record<
  string,
  { title: string; measure: (workshop: Workshop, rounds: number) => Promise<Row[]> }
> = {
  startup: { title: 'The generator', measure: startup },
  projects: {
    title: 'A project, from nothing to proven',
    measure: (workshop, rounds) => projects(workshop, few(rounds)),
  },
  runners: { title: 'The tests of a project', measure: runners },
  servers: {
    title: 'The server of a project',
    measure: (workshop, rounds) => servers(workshop, few(rounds) + 2),
  },
  planning: { title: 'Planning', measure: planning },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '11' } },
});
const unknown = positionals.find((name) => !(name in SECTIONS));
if (unknown !== undefined) {
  throw new Error(`There is no section ${unknown}; there are ${Object.keys(SECTIONS).join(', ')}.`);
}
const titles = Object.fromEntries(
  Object.entries(SECTIONS).map(([name, { title }]) => [name, title]),
);
const measured = await readMeasured();
const workshop = await openWorkshop();
try {
  for (const [name, { title, measure }] of Object.entries(SECTIONS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    console.log(title);
    const rows = await measure(workshop, Number(values.rounds));
    for (const row of rows) {
      const mark = row.reached === false ? '✗' : '✓';
      console.log(`  ${mark} ${row.what}: ${row.ours} (${row.target}) ${row.other}`);
    }
    measured[name] = sectionOf(rows);
    await writeMeasured(measured, titles);
  }
} finally {
  await workshop.close();
}
