import type { Pack } from '../packs/pack.ts';
import type { PackOption, Stack } from '../packs/stacks.ts';
import { valuesOf } from '../packs/values.ts';
import type { Draft } from './draft.ts';

/**
 * The values of a choice that go with the language that a draft has chosen; of the language itself, those in which
 * everything comes that it has chosen.
 */
export function offeredBeside<T>(
  draft: Draft,
  packs: readonly Pack<T>[],
  stack: Stack,
  option: PackOption,
): string[] {
  if (option !== 'language') return valuesOf(packs, stack, option, draft.language);
  const chosen: readonly (readonly [PackOption, string | undefined])[] = [
    ['surface', draft.scaffoldSurface ?? draft.answers.surface],
    ['database', draft.scaffoldDatabase ?? draft.answers.database],
    ['testRunner', draft.testRunner],
    ['api', draft.api],
    ...draft.feature.map((feature) => ['feature', feature] as const),
  ];
  return valuesOf(packs, stack, 'language').filter((language) =>
    chosen.every(([other, value]) => {
      const has = (written?: string): boolean =>
        valuesOf(packs, stack, other, written).includes(value ?? '');
      return !has() || has(language);
    }),
  );
}
