import { INVOCATION } from '../invocation.ts';
import { QUESTION_IDS, type Answers } from '../recommend/questions.ts';
import type { PackOption, Stack } from '../packs/stacks.ts';
import { flagOf, OPTIONS } from './options.ts';
import type { CommandLine } from './flags.ts';
import { isTakenForCommand } from './verbs.ts';

/** What has been said so far, by flags, the config file or at the prompts; all three come to the same. */
export interface Draft {
  readonly directory?: string;
  readonly answers: Answers;
  readonly framework?: Stack;
  readonly reason?: string;
  /** What the project starts with where it isn't the answer; not counted for the recommendation. */
  readonly scaffoldSurface?: string;
  readonly scaffoldDatabase?: string;
  readonly language?: string;
  readonly testRunner?: string;
  readonly api?: string;
  readonly feature: readonly string[];
  readonly without: readonly string[];
  readonly resource: readonly string[];
  readonly upstream: readonly string[];
  readonly packageManager?: string;
  readonly django?: string;
  readonly pythonManager?: string;
  /** A version, a path or a command. */
  readonly python?: string;
}

/** The choices of which every stack has its own values, and where a draft keeps them. */
export const STACK_OPTIONS = [
  ['surface', 'scaffoldSurface'],
  ['database', 'scaffoldDatabase'],
  ['language', 'language'],
  ['testRunner', 'testRunner'],
  ['api', 'api'],
  ['django', 'django'],
] as const satisfies readonly (readonly [PackOption, keyof Draft])[];

/** The choices of a draft that are one word each. */
const WORDS = [
  'reason',
  'scaffoldSurface',
  'scaffoldDatabase',
  'language',
  'testRunner',
  'api',
  'packageManager',
  'django',
  'pythonManager',
  'python',
] as const satisfies readonly (keyof Draft)[];

/** The draft of a command line whose values have been checked. */
export function draftOf({ directory, values }: CommandLine): Draft {
  const text = (id: string): Record<string, string> =>
    typeof values[id] === 'string' ? { [id]: values[id] } : {};
  const list = (id: string): readonly string[] => {
    const value = values[id];
    return typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
  };
  const answers = Object.fromEntries(
    QUESTION_IDS.flatMap((id) => Object.entries(text(id))),
  ) as Answers;
  return {
    ...(directory !== undefined && { directory }),
    answers,
    ...(text('framework') as { framework?: Stack }),
    ...(Object.assign({}, ...WORDS.map(text)) as Partial<Record<(typeof WORDS)[number], string>>),
    feature: list('feature'),
    without: list('without'),
    resource: list('resource'),
    upstream: list('upstream'),
  };
}

/**
 * The command that says the same without asking, for README, the receipt and `.create-backend.json`. With `yes` false it
 * only holds what has been said so far.
 */
export function commandOf(draft: Draft, yes = true): string {
  const words = [`${INVOCATION}`];
  if (draft.directory !== undefined) words.push(quoted(asDirectory(draft.directory)));
  const said: Readonly<Record<string, unknown>> = { ...draft.answers, ...draft };
  for (const { id, kind } of OPTIONS) {
    const value = said[id];
    if (kind === 'choice' || kind === 'text') {
      if (typeof value === 'string') words.push(flagWith(id, value));
    } else if (kind === 'texts') {
      for (const item of (value as readonly string[] | undefined) ?? [])
        words.push(flagWith(id, item));
    }
  }
  return [...words, ...(yes ? ['--yes'] : [])].join(' ');
}

/** A folder called like a command, or like a flag, needs a path before it. */
const asDirectory = (directory: string): string =>
  directory.startsWith('-') || isTakenForCommand(directory) ? `./${directory}` : directory;

/** A value that begins like a flag is tied to its own. */
const flagWith = (id: string, value: string): string =>
  value.startsWith('-') ? quoted(`${flagOf(id)}=${value}`) : `${flagOf(id)} ${quoted(value)}`;

/**
 * Double quotes serve POSIX shells, PowerShell and cmd alike; but a POSIX shell that is typed into reads `!` in them as its
 * history, so a word with one gets single quotes.
 */
export function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return word.includes('!')
    ? `'${word.replaceAll("'", String.raw`'\''`)}'`
    : `"${word.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`;
}
