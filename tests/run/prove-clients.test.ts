import { afterEach, describe, expect, it } from 'vitest';
import type { Client } from '../../src/packs/proof.ts';
import { runClient } from '../../src/run/prove-clients.ts';
import type { ProofPlan } from '../../src/run/prove.ts';
import { Receipt } from '../../src/run/steps.ts';

const BASE = 'http://127.0.0.1:4321';
const PATH = process.env['PATH'];
afterEach(() => (process.env['PATH'] = PATH));

/** Runs a client whose script is that program of Node; what it is told are the program's arguments. */
async function prove(program: string, more: Partial<Client> = {}, token?: string) {
  const receipt = new Receipt({ began: () => undefined, ended: () => undefined });
  const client: Client = {
    name: 'client',
    script: program,
    arguments: ['--at', '{{url}}'],
    signedIn: ['--as', '{{token}}'],
    asserted: 'assertions: (\\d+)',
    ...more,
  };
  const plan = {
    directory: process.cwd(),
    script: (words: string, told: readonly string[] = []) => [
      process.execPath,
      '-e',
      words,
      '--',
      ...told,
    ],
    signal: new AbortController().signal,
  } as unknown as ProofPlan;
  const skipped: string[] = [];
  const skip = (name: string, because: string): true => {
    skipped.push(`${name}: ${because}`);
    return true;
  };
  const right = await runClient(client, BASE, plan, receipt, skip, token);
  const [step] = receipt.steps;
  return { right, step, skipped, tail: receipt.failure?.tail };
}

describe('a client of the server', () => {
  it('is told where that is, and counted', async () => {
    const { right, step } = await prove(
      "console.log(process.argv.at(-1) === 'http://127.0.0.1:4321' ? 'assertions: 12' : '')",
    );
    expect(right).toBe(true);
    expect(step).toMatchObject({ name: 'client', status: 'ok', detail: '12 assertions' });
  });

  it('is told who is signed in, where one has to be', async () => {
    const echo =
      "if (!process.argv.join(' ').endsWith('--as secret')) process.exit(1); console.log('assertions: 1')";
    expect((await prove(echo, {}, 'secret')).right).toBe(true);
    expect((await prove(echo)).right).toBe(false);
  });

  it('fails the proof with its own last lines', async () => {
    const { right, step, tail } = await prove(
      "console.log('expected 201 to be 500'); process.exit(1)",
    );
    expect(right).toBe(false);
    expect(step).toMatchObject({ status: 'failed', detail: 'client failed' });
    expect(tail).toBe('expected 201 to be 500');
  });

  it.each([
    ['nothing', ''],
    ['no assertion', "console.log('assertions: 0')"],
  ])('fails where it is content with %s', async (_what, program) => {
    const { right, step } = await prove(program);
    expect(right).toBe(false);
    expect(step).toMatchObject({ detail: 'client asserted nothing' });
  });

  it('is not run where npx can not get it, and that is no failure', async () => {
    process.env['PATH'] = '';
    const { right, step, skipped } = await prove('', { package: 'newman@6.2.2' });
    expect(right).toBe(true);
    expect(step).toBeUndefined();
    expect(skipped).toEqual(["client: npx can't get newman@6.2.2"]);
  });
});
