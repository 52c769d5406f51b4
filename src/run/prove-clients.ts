import type { Client } from '../packs/proof.ts';
import { run } from './exec.ts';
import { patience } from './install.ts';
import type { ProofPlan } from './prove.ts';
import { StepError, type Receipt } from './steps.ts';

/** Notes that a step did not run, and why. */
export type Skip = (name: string, because: string) => true;

const CLIENT_TIMEOUT = 2 * 60_000;

/**
 * Lets a client ask the server at `base`, as a step. One that npx has to get and can't, as where there is no network, is
 * noted as not run. `token` is who is signed in, where one has to be. False when it failed.
 */
export async function runClient(
  client: Client,
  base: string,
  plan: ProofPlan,
  receipt: Receipt,
  skip: Skip,
  token = '',
): Promise<boolean> {
  const { name, package: wanted } = client;
  if (wanted !== undefined && !(await canGet(wanted, plan))) {
    return skip(name, `npx can't get ${wanted}`);
  }
  return receipt.step(name, async () => {
    const words = [...client.arguments, ...(token === '' ? [] : client.signedIn)];
    const told = words.map((word) => word.replace('{{url}}', base).replace('{{token}}', token));
    const command =
      wanted === undefined ? plan.script(client.script ?? '', told) : npx(wanted, told);
    const { ok, output, timedOut } = await runHere(command, plan);
    if (!ok) throw new StepError(`${name} ${timedOut ? 'hung' : 'failed'}`, output);
    const asserted = Number(new RegExp(client.asserted).exec(output)?.[1] ?? 0);
    // One that finds nothing to do often exits with 0: that is no proof.
    if (asserted === 0) throw new StepError(`${name} asserted nothing`, output);
    return `${asserted} assertions`;
  });
}

const npx = (wanted: string, words: readonly string[]): string[] => [
  'npx',
  '--yes',
  wanted,
  ...words,
];

const canGet = async (wanted: string, plan: ProofPlan): Promise<boolean> =>
  (await runHere(npx(wanted, ['--version']), plan, patience())).ok;

const runHere = (
  [file = '', ...args]: readonly string[],
  { directory, signal }: ProofPlan,
  env: Readonly<Record<string, string>> = {},
): ReturnType<typeof run> =>
  run({ file, args, cwd: directory, env, timeout: CLIENT_TIMEOUT, signal });
