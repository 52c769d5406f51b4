import { comesIn, languagePackOf } from './language.ts';
import { servesStack } from './stacks.ts';
import type { Pack } from './pack.ts';
import type { PackOption, Stack } from './stacks.ts';

/** Values that a stack can generate for a choice, the default first; in a language, if one is named. */
export function valuesOf<T>(
  packs: readonly Pack<T>[],
  stack: Stack,
  option: PackOption,
  language?: string,
): string[] {
  const written = languagePackOf(packs, stack, language);
  const answering = packs.filter(
    (pack) => servesStack(pack, stack) && pack.manifest.answers?.[option],
  );
  const missing = answering.filter(
    (pack) =>
      !comesIn(written, pack, packs) && Object.keys(pack.manifest.answers ?? {}).length === 1,
  );
  const unwritten = missing.flatMap((pack) => pack.manifest.answers?.[option] ?? []);
  const ordered = answering
    .filter((pack) => comesIn(written, pack, packs))
    .toSorted((a, b) => Number(b.manifest.default) - Number(a.manifest.default));
  const values = new Set(ordered.flatMap((pack) => pack.manifest.answers?.[option] ?? []));
  return [...values].filter((value) => !unwritten.includes(value));
}
