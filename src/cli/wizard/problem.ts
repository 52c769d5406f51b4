import { CliError } from '../../errors.ts';

/** What an error says and what to do about it, for a prompt to show; true when nothing is wrong. */
export async function problemOf(work: () => unknown): Promise<true | string> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof CliError) return [error.message, error.advice].filter(Boolean).join('\n');
    throw error;
  }
}
