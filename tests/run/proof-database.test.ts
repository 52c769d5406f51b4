import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Check } from '../../src/packs/proof.ts';
import type { ServerNeed } from '../../src/run/database-server.ts';
import { prove, type ProofPlan } from '../../src/run/prove.ts';
import { Receipt } from '../../src/run/steps.ts';

/** A project whose commands only note that they ran, with the DATABASE_URL that they got. */
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'proof-database-'));
  vi.stubEnv('DATABASE_URL', undefined);
  vi.stubEnv('CI', undefined);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true });
});

const noting = (what: string, more = ''): string[] => [
  process.execPath,
  '-e',
  `require('node:fs').appendFileSync('ran', '${what} ' + process.env.DATABASE_URL + '\\n');${more}`,
];
const ran = async (): Promise<string[]> =>
  (await readFile(path.join(directory, 'ran'), 'utf8').catch(() => '')).trim().split('\n');

const check = (name: string, order: number, more: Partial<Check> = {}): Check => ({
  name,
  script: name,
  order,
  tests: false,
  database: false,
  ...more,
});

const needAt = (port: number): ServerNeed => ({
  title: 'PostgreSQL',
  protocols: ['postgres:'],
  port: 5432,
  defaultUrl: `postgres://me@127.0.0.1:${port}/shop`,
});

async function proof(server: ServerNeed, create = `console.log('Created it on PostgreSQL 17.')`) {
  const receipt = new Receipt({ began: () => undefined, ended: () => undefined });
  const plan: ProofPlan = {
    directory,
    checks: [
      check('lint', 1),
      check('migrate', 2, { database: true }),
      check('tests', 3, { tests: true }),
    ],
    clients: [],
    accounts: false,
    script: (name) => noting(name, name === 'tests' ? `console.log('3 passed')` : ''),
    // It ends at once, so the proof stops there: what comes before is what is looked at.
    server: ['node', '-e', ''],
    resources: [],
    serves: new Set(['api']),
    database: { server, name: 'shop' },
    databaseCommands: { create: noting('create', create), drop: noting('drop') },
    testCounts: { passed: '(\\d+) passed', failed: 'x', skipped: 'x', passedIsTotal: false },
    signal: new AbortController().signal,
  };
  const result = await prove(plan, receipt);
  return {
    ...result,
    steps: receipt.steps.map(({ name, status }) => `${name} ${status}`),
    details: receipt.steps.map(({ detail }) => detail).join('\n'),
  };
}

/** A server that answers, as far as anybody can tell without speaking its language. */
async function listening<T>(work: (port: number) => Promise<T>): Promise<T> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

const WITHOUT = ['boot skipped', 'health skipped', 'http skipped', 'stop skipped'];

describe("a proof on the project's server", () => {
  it('makes a database of its own, uses that alone and drops it', async () => {
    const { steps, database } = await listening((port) => proof(needAt(port)));
    expect(steps).toEqual(['lint ok', 'database ok', 'migrate ok', 'tests ok', 'boot failed']);
    expect(database).toBe('PostgreSQL 17');
    const [lint, ...others] = await ran();
    expect(lint).toBe('lint undefined');
    const words = others.map((line) => line.split(' '));
    expect(words.slice(0, 3).map(([name]) => name)).toEqual(['create', 'migrate', 'tests']);
    // It did not end well, so what its tests may have left is dropped as well, in whatever order.
    const left = words
      .slice(3)
      .map(([name, url]) => `${name} ${url?.endsWith('_test') ? 'of its tests' : 'its own'}`);
    expect(new Set(left)).toEqual(new Set(['drop its own', 'drop of its tests']));
    const urls = new Set(words.map(([, url]) => url).filter((url) => !url?.endsWith('_test')));
    expect([...urls]).toEqual([
      expect.stringMatching(/^postgres:\/\/me@127\.0\.0\.1:\d+\/shop_proof_[0-9a-f]{8}$/),
    ]);
  });

  it('does what it can where a server that nobody named does not answer', async () => {
    const { steps, proven, notRun, tests, details } = await proof(needAt(1));
    const before = ['lint ok', 'database skipped', 'migrate skipped', 'tests ok'];
    expect(steps).toEqual([...before, ...WITHOUT]);
    expect({ proven, passed: tests.passed }).toEqual({ proven: false, passed: 3 });
    expect(notRun).toEqual(['database', 'migrate', 'boot', 'health', 'http', 'stop']);
    expect(details).toContain('PostgreSQL does not answer on 127.0.0.1:1 (ECONNREFUSED)');
    expect(details).toContain('3 passed, on SQLite');
    // Its tests are to see that nobody named a server.
    expect(await ran()).toEqual(['lint undefined', 'tests undefined']);
  });

  it('leaves a server alone where it can make no database of its own, but for the tests', async () => {
    vi.stubEnv('CI', 'true');
    const { steps, proven, details } = await listening((port) =>
      proof({ ...needAt(port), ownDatabases: false }),
    );
    const before = ['lint ok', 'database skipped', 'migrate skipped', 'tests ok'];
    expect(steps).toEqual([...before, ...WITHOUT]);
    expect(proven).toBe(false);
    expect(details).toContain("on PostgreSQL a proof can't make a database of its own");
    expect(details).toMatch(/3 passed$/m);
    expect(await ran()).toEqual(['lint undefined', 'tests undefined']);
  });

  it('does not let SQLite stand in for it in CI', async () => {
    vi.stubEnv('CI', 'true');
    const { steps } = await proof(needAt(1));
    expect(steps.slice(1, 4)).toEqual(['database skipped', 'migrate skipped', 'tests skipped']);
  });

  it('runs no tests where nothing stands in for a server that does not answer', async () => {
    const { steps, notRun } = await proof({ ...needAt(1), standIn: false });
    expect(steps.slice(1, 4)).toEqual(['database skipped', 'migrate skipped', 'tests skipped']);
    expect(notRun).toContain('tests');
  });

  it('takes a server that nobody named and that refuses us for none', async () => {
    const refusal = `console.error('password required');process.exit(1)`;
    const { steps, details } = await listening((port) => proof(needAt(port), refusal));
    expect(steps.slice(1, 3)).toEqual(['database skipped', 'migrate skipped']);
    expect(details).toContain('password required');
  });

  it('fails where the server of DATABASE_URL does not answer', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://me@127.0.0.1:1/live');
    const { steps, proven, details } = await listening((port) => proof(needAt(port)));
    expect(steps).toEqual(['lint ok', 'database failed']);
    expect(proven).toBe(false);
    expect(details).toContain('does not answer on 127.0.0.1:1');
  });

  it('fails where the server of .env refuses us', async () => {
    const { steps } = await listening(async (port) => {
      await writeFile(path.join(directory, '.env'), `DATABASE_URL=${needAt(port).defaultUrl}2\n`);
      return proof(needAt(1), 'process.exit(1)');
    });
    expect(steps).toEqual(['lint ok', 'database failed']);
  });

  it('has no use for a DATABASE_URL of another kind', async () => {
    vi.stubEnv('DATABASE_URL', 'mysql://me@127.0.0.1:1/live');
    const { steps } = await listening((port) => proof(needAt(port)));
    expect(steps.slice(1, 3)).toEqual(['database ok', 'migrate ok']);
  });
});
