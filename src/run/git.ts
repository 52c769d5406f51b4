import { run } from './exec.ts';
import { StepError, type Receipt } from './steps.ts';

/**
 * Makes the folder a git repository with a first commit. Inside another work tree nothing is made; without an identity
 * the repository is made without a commit. Both are said as a step.
 */
export async function initRepository(
  directory: string,
  receipt: Receipt,
  signal: AbortSignal,
): Promise<boolean> {
  const git = (...args: string[]) => run({ file: 'git', args, cwd: directory, signal });
  if ((await git('--version')).ok === false) {
    receipt.skip('git', 'git does not answer here; run "git init" when it does');
    return true;
  }
  if ((await git('rev-parse', '--is-inside-work-tree')).output.trim() === 'true') {
    receipt.skip('git', 'the folder is inside another git repository');
    return true;
  }
  return receipt.step('git', async () => {
    const must = async (...args: string[]): Promise<void> => {
      const { ok, output } = await git(...args);
      if (!ok) throw new StepError(`git ${args[0]} failed`, output);
    };
    await must('init', '--quiet', '--initial-branch=main');
    if (!(await git('var', 'GIT_AUTHOR_IDENT')).ok || !(await git('config', 'user.email')).ok) {
      return 'initialised, not committed: git has no user.name and user.email here';
    }
    await must('add', '--all');
    await must('commit', '--quiet', '--message', 'Initial commit');
    return 'initialised, first commit made';
  });
}
