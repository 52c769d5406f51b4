import { UserError } from '../errors.ts';
import { comesIn, languagePackOf } from './language.ts';
import { servesStack } from './stacks.ts';
import type { Pack } from './pack.ts';
import type { Wishes } from './resolve.ts';

/** What can't be in a project's language, and what to say instead. */
export function comesInOther<T>(pack: Pack<T>, all: readonly Pack<T>[]): UserError {
  const other = all.find(
    (candidate) =>
      candidate.folder === pack.folder &&
      candidate.manifest.language !== undefined &&
      comesIn(candidate, pack, all),
  );
  const [value = ''] = other?.manifest.answers?.language ?? [];
  return new UserError(
    `So far, ${pack.manifest.title} can be had in ${other?.manifest.title} only.`,
    `Say --language ${value}, or choose something else.`,
  );
}

/**
 * The features that come in the project's language. One that the user named and that doesn't is a UserError; one that
 * is there by default is left out, with a note.
 */
export function writtenFeatures<T>(
  chosen: readonly string[],
  { stack, features }: Wishes,
  language: string,
  all: readonly Pack<T>[],
  notes: string[],
): string[] {
  const written = languagePackOf(all, stack, language);
  return chosen.filter((name) => {
    const missing = all.find(
      (pack) =>
        servesStack(pack, stack) &&
        pack.manifest.answers?.feature?.includes(name) &&
        !comesIn(written, pack, all),
    );
    if (missing === undefined) return true;
    const refusal = comesInOther(missing, all);
    if (features.includes(name)) throw refusal;
    notes.push(`Without ${name}: ${refusal.message}`);
    return false;
  });
}
