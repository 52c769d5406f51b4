/**
 * Proves combinations of options on real servers, and keeps what has passed in docs/verified.md.
 *
 *   npm run test:matrix                                what has changed since it passed, within 40 minutes
 *   npm run test:matrix -- --all --minutes 90          everything
 *   npm run test:matrix -- --only "express mariadb"    what has these values
 *   npm run test:matrix -- --known                     of that, what has passed before: what CI holds a change to
 *   npm run test:matrix -- --list                      what would run
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { STACKS } from '../../src/packs/stacks.ts';
import { judge } from './case.ts';
import { coverOf, idOf, legalOf } from './cover.ts';
import { fingerprintOf } from './fingerprint.ts';
import { whatIsMissing } from './machine.ts';
import { readVerified, writeVerified } from './verified.ts';

/** As many as a small machine has cores; each waits for the network and for servers half of its time. */
const SIDE_BY_SIDE = 2;

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    known: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '40' },
    only: { type: 'string', default: '' },
  },
});

const began = Date.now();
const deadline = began + Number(values.minutes) * 60_000;
const cover = STACKS.flatMap(coverOf);
const legal = STACKS.flatMap(legalOf).length;
const verified = await readVerified();
const missing = await whatIsMissing();
const words = values.only.split(' ').filter(Boolean);

const open: { id: string; fingerprint: string; combination: (typeof cover)[number] }[] = [];
const tally = { passed: 0, failed: 0, unchanged: 0, notHere: 0 };
for (const combination of cover) {
  const id = idOf(combination);
  if (!words.every((word) => Object.values(combination).includes(word))) continue;
  if (values.known && !verified[id]) continue;
  const lacks = missing(combination);
  const fingerprint = await fingerprintOf(combination);
  if (!values.all && verified[id]?.fingerprint === fingerprint) tally.unchanged += 1;
  else if (lacks === undefined) open.push({ id, fingerprint, combination });
  else {
    tally.notHere += 1;
    console.log(`NOT RUN ${id}: ${lacks}`);
  }
}
console.log(
  `${legal} legal combinations, ${cover.length} of them have every pair; ${open.length} to run, ${tally.unchanged} unchanged since they passed.`,
);
if (values.list) {
  for (const { id } of open) console.log(id);
  process.exit();
}

const folder = await mkdtemp(path.join(tmpdir(), 'create-backend-matrix-'));
let tests = 0;
let written = Promise.resolve();

async function work(): Promise<void> {
  while (open.length > 0 && Date.now() < deadline) {
    const next = open.shift();
    if (!next) return;
    const verdict = await judge(next.combination, folder);
    if ('failure' in verdict) {
      tally.failed += 1;
      // Only what passed is kept: a failure makes an older pass void.
      delete verified[next.id];
      console.log(`FAILED ${next.id}\n${verdict.failure.replaceAll(/^/gm, '    ')}`);
    } else {
      tally.passed += 1;
      tests += verdict.own + verdict.contract;
      verified[next.id] = { fingerprint: next.fingerprint, ...verdict };
      console.log(
        `passed ${next.id}: ${verdict.server}, ${verdict.own} + ${verdict.contract} tests, ${verdict.seconds} s`,
      );
    }
    // One after the other: both workers write the same files.
    written = written.then(() => writeVerified(verified, cover));
    await written;
  }
}

try {
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
} finally {
  await rm(folder, { recursive: true, force: true });
}
const { passed, failed, unchanged, notHere } = tally;
const minutes = ((Date.now() - began) / 60_000).toFixed(1);
console.log(
  `Matrix: ${passed} combinations passed (${tests} tests), ${failed} failed, ${unchanged} unchanged, ${open.length} not reached, ${notHere} not to be had here; ${minutes} minutes.`,
);
process.exitCode = failed > 0 ? 1 : 0;
