import { INVOCATION } from '../invocation.ts';
import { QUESTION_IDS, type Answers } from '../recommend/questions.ts';
import type { Stack } from '../packs/pack.ts';
import { flagOf, OPTIONS } from './options.ts';
import type { CommandLine } from './flags.ts';

/** What has been said so far, by flags, the config file or at the prompts; all three come to the same. */
export interface Draft {
  readonly directory?: string;
  readonly answers: Answers;
  readonly framework?: Stack;
  readonly reason?: string;
  /** The database of the scaffold, chosen after the recommendation and so not counted for it. */
  readonly database?: string;
  readonly language?: string;
  readonly testRunner?: string;
  readonly api?: string;
  readonly feature: readonly string[];
  readonly without: readonly string[];
  readonly resource: readonly string[];
  readonly upstream: readonly string[];
  readonly packageManager?: string;
  readonly pythonManager?: string;
  /** A version, a path or a command. */
  readonly python?: string;
}

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
    ...text('reason'),
    ...text('language'),
    ...text('testRunner'),
    ...text('api'),
    ...text('packageManager'),
    ...text('pythonManager'),
    ...text('python'),
    feature: list('feature'),
    without: list('without'),
    resource: list('resource'),
    upstream: list('upstream'),
  };
}

/** The command that says the same without asking, for README, the receipt and `.create-backend.json`. */
export function commandOf(draft: Draft): string {
  const words = [`${INVOCATION}`];
  if (draft.directory !== undefined) words.push(quoted(draft.directory));
  const said: Readonly<Record<string, unknown>> = { ...draft.answers, ...draft };
  for (const { id, kind } of OPTIONS) {
    const value = said[id];
    if (kind === 'choice' || kind === 'text') {
      if (typeof value === 'string') words.push(flagOf(id), quoted(value));
    } else if (kind === 'texts') {
      for (const item of (value as readonly string[] | undefined) ?? [])
        words.push(flagOf(id), quoted(item));
    }
  }
  return [...words, '--yes'].join(' ');
}

/** Double quotes serve POSIX shells, PowerShell and cmd alike. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `"${word.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`;
