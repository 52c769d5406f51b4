import type { Pack } from '../../packs/pack.ts';
import { OPTIONS, flagOf, type Option } from '../options.ts';
import { catalogueOf, type Value } from '../options/catalogue.ts';
import { SHELLS, VERBS } from '../verbs.ts';

/** A word that can be typed, and what it means in one line. */
export interface Word {
  readonly word: string;
  readonly help: string;
}

export interface CompletedFlag extends Word {
  readonly short: string | undefined;
  readonly takes: 'nothing' | 'words' | 'file' | 'text';
  /** For `words`. */
  readonly words: readonly Word[];
  /** Whether several words can follow, with commas between them. */
  readonly isList: boolean;
}

/** What a shell completes; every script is printed from it. */
export interface Completion {
  readonly commands: readonly Word[];
  readonly shells: readonly Word[];
  readonly flags: readonly CompletedFlag[];
}

/** The flags, values and commands, from the schema and the packs. */
export function completionOf(packs: readonly Pack<unknown>[]): Completion {
  const { questions, options } = catalogueOf(packs);
  const values = new Map<string, readonly Value[]>([
    ...questions.map(({ id, answers }) => [id, answers] as const),
    ...options.map((option) => [option.id, option.values] as const),
  ]);
  return {
    commands: VERBS.map(({ name, help }) => ({ word: name, help })),
    shells: SHELLS.map((shell) => ({ word: shell, help: '' })),
    flags: OPTIONS.map((option) => flagFrom(option, values.get(option.id) ?? [])),
  };
}

function flagFrom(option: Option, values: readonly Value[]): CompletedFlag {
  // A value that can be counted is offered, a choice that nothing is generated for isn't.
  const words = values
    .filter(({ status }) => option.group === 'answers' || isThere(status))
    .map(({ value, title, hint }) => ({ word: value, help: title === value ? hint : title }));
  return {
    word: flagOf(option.id),
    help: option.help,
    short: option.short,
    takes: takes(option, words),
    words,
    isList: option.kind === 'texts',
  };
}

function takes({ id, kind }: Option, words: readonly Word[]): CompletedFlag['takes'] {
  if (kind === 'switch') return 'nothing';
  if (id === 'config' || id === 'python') return 'file';
  return words.length > 0 ? 'words' : 'text';
}

const isThere = (status: Value['status']): boolean => {
  const all = Object.values(status);
  return all.length === 0 || all.some((each) => each !== 'not generated yet');
};
