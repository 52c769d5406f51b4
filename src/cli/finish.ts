import path from 'node:path';
import { Cancelled, StepFailed } from '../errors.ts';
import { INVOCATION } from '../invocation.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import { initRepository } from '../run/git.ts';
import { install } from '../run/install.ts';
import type { Proof } from '../run/prove.ts';
import type { Receipt } from '../run/steps.ts';
import { quoted } from './draft.ts';
import { installCommands, installPlanOf, proofPlanOf } from './project.ts';
import type { Toolchain } from '../run/toolchain.ts';
import type { Session } from './session.ts';

export interface Needs {
  readonly install: boolean;
  readonly git: boolean;
  readonly verify: boolean;
}

/**
 * What comes after writing: install, git, proof. Every step goes onto the receipt. Throws StepFailed with exit code 4 or 5,
 * or Cancelled with what is left and how to go on.
 */
export async function finish(
  directory: string,
  blueprint: Blueprint,
  toolchain: Toolchain,
  needs: Needs,
  receipt: Receipt,
  session: Session,
): Promise<Proof | undefined> {
  const { catalogue, signal, terminal } = session;
  const folder = quoted(shown(directory));
  const command = installCommands(blueprint, catalogue, toolchain).join(' && ');
  terminal.note('');
  try {
    if (needs.install) {
      if (
        !(await install(installPlanOf(blueprint, catalogue, toolchain, directory, signal), receipt))
      ) {
        throw failureOf('install', receipt, `cd ${folder} && ${command}`);
      }
    } else {
      receipt.skip('install', `not asked for; run: ${command}`);
    }
    if (needs.git && !(await initRepository(directory, receipt, signal))) {
      throw failureOf('install', receipt, `cd ${folder} && git init`);
    }
    if (!needs.install || !needs.verify) {
      receipt.skip('proof', `not run; run: ${INVOCATION} verify ${folder}`);
      return undefined;
    }
    // Whoever wants files alone does not wait for what proves them.
    const { prove } = await import('../run/prove.ts');
    const proof = await prove(
      proofPlanOf(blueprint, catalogue, toolchain, directory, signal),
      receipt,
    );
    if (receipt.failure !== undefined)
      throw failureOf('proof', receipt, `Mend it, then: ${INVOCATION} verify ${folder}`);
    return proof;
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    throw new Cancelled(
      `Cancelled. The project is whole in ${folder}, but not installed and proven.`,
      `Go on with "${command}" in it, then prove it: ${INVOCATION} verify ${folder}`,
    );
  }
}

function failureOf(phase: 'install' | 'proof', receipt: Receipt, advice: string): StepFailed {
  return new StepFailed(phase, receipt.failure?.step ?? phase, receipt.failure?.tail ?? '', advice);
}

/** A folder as one would type it: relative to here, or absolute where that is shorter. */
export function shown(directory: string): string {
  const relative = path.relative(process.cwd(), directory);
  if (relative === '') return '.';
  return relative.length < directory.length ? relative : directory;
}
