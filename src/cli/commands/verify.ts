import { INVOCATION } from '../../invocation.ts';
import fs from 'fs-extra';
import path from 'node:path';
import * as z from 'zod';
import { StepFailed, UserError } from '../../errors.ts';
import { BlueprintSchema, type Blueprint } from '../../plan/blueprint.ts';
import { BLUEPRINT_FILE, packsOf } from '../../plan/plan.ts';
import { toolchainOf } from '../../run/toolchain.ts';
import { prove } from '../../run/prove.ts';
import { Receipt } from '../../run/steps.ts';
import { shown } from '../finish.ts';
import type { CommandLine } from '../flags.ts';
import { stepProgress } from '../print/progress.ts';
import { printDone } from '../print/summary.ts';
import { proofPlanOf } from '../project.ts';
import type { Session } from '../session.ts';

/** Proves a generated project again: the same steps as after its creation. */
export async function verifyCommand(line: CommandLine, session: Session): Promise<void> {
  const directory = path.resolve(line.directory ?? '.');
  const blueprint = await readBlueprint(directory);
  const toolchain = toolchainOf(blueprint, packsOf(blueprint, session.catalogue), directory);
  if (!(await fs.pathExists(path.join(directory, toolchain.installed)))) {
    throw new UserError(`${directory} is not installed.`, `Run: ${toolchain.typed.install}`);
  }
  const receipt = new Receipt(stepProgress(session.terminal));
  const proof = await prove(
    proofPlanOf(blueprint, session.catalogue, toolchain, directory, session.signal),
    receipt,
  );
  session.result = { directory, framework: blueprint.framework, steps: receipt.steps, proof };
  if (receipt.failure !== undefined) {
    const { step, tail } = receipt.failure;
    throw new StepFailed('proof', step, tail, `Mend it and run ${INVOCATION} verify again.`);
  }
  if (!session.json) printDone(shown(directory), blueprint, proof, [], session.terminal);
}

async function readBlueprint(directory: string): Promise<Blueprint> {
  const file = path.join(directory, BLUEPRINT_FILE);
  let content: unknown;
  try {
    content = await fs.readJson(file);
  } catch {
    throw new UserError(
      `${directory} is no project of create-backend: ${BLUEPRINT_FILE} is missing or not JSON.`,
      `Name its folder: ${INVOCATION} verify my-shop`,
    );
  }
  const result = z.object({ blueprint: BlueprintSchema }).safeParse(content);
  if (!result.success) {
    throw new UserError(
      `${file} can't be understood: ${z.prettifyError(result.error)}`,
      'Restore it from git: git checkout .create-backend.json',
    );
  }
  return result.data.blueprint;
}
