import nodePlop, { type NodePlopAPI } from 'node-plop';
import { commit } from '../src/tree/commit.ts';
import { diff, type Change } from '../src/tree/diff.ts';
import type { Target } from '../src/tree/target.ts';
import type { Tree } from '../src/tree/tree.ts';

/** What `create` works on; its own actions read and fill it. */
export interface CreateJob {
  /** What was planned from the blueprint. */
  readonly tree: Tree;
  /** Absolute. */
  readonly directory: string;
  readonly target: Target;
  /** Files that are this machine's own, such as `.env`: written with the project, but no part of the plan. */
  readonly localFiles: readonly Change[];
  changes: readonly Change[];
}

/** Registers the generator `create`: the plan, from ∅, staged as changes, then committed at once. */
export function registerCreate(plop: NodePlopAPI): void {
  plop.setActionType('stage', (answers) => {
    const job = answers as CreateJob;
    job.changes = [...diff(new Map(), job.tree, new Map()), ...job.localFiles];
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
