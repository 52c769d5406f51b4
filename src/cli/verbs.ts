import { didYouMean } from '../choices/suggest.ts';
import { UserError } from '../errors.ts';

/** The shells for which there is a completion script. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** The commands that have a name; without one, a project is created. */
export const VERBS = [
  { name: 'recommend', takes: '[options]', help: 'the recommendation alone; writes nothing' },
  { name: 'verify', takes: '[directory]', help: 'prove a generated project again' },
  { name: 'options', takes: '[--json]', help: 'everything there is to choose' },
  {
    name: 'completion',
    takes: SHELLS.join('|'),
    help: 'completes all this in a shell',
  },
] as const;

export type CommandName = 'create' | (typeof VERBS)[number]['name'];

const NAMES: readonly string[] = VERBS.map(({ name }) => name);

/** A folder called almost like a command is more likely the command. */
const nearestTo = (word: string): string =>
  /^[a-z]{5,}$/.test(word) ? didYouMean(word, NAMES) : '';

/** Whether a word in the place of the directory is read as a command, or as one that was mistyped. */
export const isTakenForCommand = (word: string): boolean =>
  NAMES.includes(word) || nearestTo(word) !== '';

/** Throws UserError for a word that is almost a command. */
export function refuseMistypedVerb(word: string): void {
  const near = nearestTo(word);
  if (near === '') return;
  throw new UserError(
    `"${word}" is not a command.${near}`,
    `For a folder of that name say ./${word}`,
  );
}
