import nodePlop, { type NodePlopAPI } from 'node-plop';
import type { Pack } from '../src/packs/pack.ts';
import type { Blueprint } from '../src/plan/blueprint.ts';
import { plan, type PlanOptions } from '../src/plan/plan.ts';
import type { Template } from '../src/plan/render.ts';
import { commit } from '../src/tree/commit.ts';
import { diff, type Change } from '../src/tree/diff.ts';
import type { Target } from '../src/tree/target.ts';

/** What `create` works on; its own actions read and fill it. */
export interface CreateJob {
  readonly blueprint: Blueprint;
  readonly catalogue: readonly Pack<Template>[];
  readonly options: PlanOptions;
  /** Absolute. */
  readonly directory: string;
  readonly target: Target;
  /** Files that are this machine's own, such as `.env`: written with the project, but no part of the plan. */
  readonly localFiles: readonly Change[];
  changes: readonly Change[];
}

/** Registers the generator `create`: plan(∅ → blueprint) staged as changes, then committed at once. */
export function registerCreate(plop: NodePlopAPI): void {
  plop.setActionType('stage', (answers) => {
    const job = answers as CreateJob;
    const next = plan(job.blueprint, job.catalogue, job.options);
    job.changes = [...diff(new Map(), next, new Map()), ...job.localFiles];
    return `${job.changes.length} files staged`;
  });
  plop.setActionType('commit', async (answers) => {
    const job = answers as CreateJob;
    await commit(job.changes, job.directory, job.target);
    return `${job.directory} written`;
  });
  plop.setGenerator('create', {
    description: 'Writes a new backend from a blueprint',
    prompts: [],
    actions: [{ type: 'stage' }, { type: 'commit' }],
  });
}

/** Runs the generator. Throws what an action threw; node-plop would only list it. */
export async function create(job: CreateJob): Promise<readonly Change[]> {
  const plop = await nodePlop();
  registerCreate(plop);
  const causes: unknown[] = [];
  for (const type of ['stage', 'commit']) keepCause(plop, type, causes);
  const { failures } = await plop.getGenerator('create').runActions(job);
  if (causes.length > 0) throw causes[0];
  if (failures.length > 0) throw new Error(failures.map(({ error }) => error).join('; '));
  return job.changes;
}

/** node-plop turns an error into text; this keeps the error itself, with its exit code. */
function keepCause(plop: NodePlopAPI, type: string, causes: unknown[]): void {
  const action = plop.getActionType(type) as (...args: unknown[]) => unknown;
  plop.setActionType(type, async (...args) => {
    try {
      return String(await action(...args));
    } catch (error) {
      causes.push(error);
      throw error;
    }
  });
}
