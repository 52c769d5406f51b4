import type { PackageOverlay } from './overlay.ts';
import { servesStack } from './stacks.ts';
import type { Pack, PackageFragment, PackFile } from './pack.ts';
import type { Stack } from './stacks.ts';

/** The pack that answers for a language; none where no language is named, or the stack leaves no choice. */
export const languagePackOf = <T>(
  packs: readonly Pack<T>[],
  stack: Stack,
  language: string | undefined,
): Pack<T> | undefined =>
  packs.find(
    (pack) => servesStack(pack, stack) && pack.manifest.answers?.language?.includes(language ?? ''),
  );

/** Whether a project in a language, by the pack that answers for it, can have a pack and all that this one brings. */
export function comesIn<T>(
  language: Pack<T> | undefined,
  pack: Pack<T>,
  all: readonly Pack<T>[],
): boolean {
  if (language === undefined || !isOverlaid(language)) return true;
  if (isTypeScriptOnly(pack)) return false;
  return pack.manifest.implies.every(({ pack: id }) => {
    const implied = all.find((other) => other.id === `${pack.folder}/${id}`);
    return implied === undefined || comesIn(language, implied, all);
  });
}

/** Whether a pack has something in TypeScript of which there is no JavaScript. */
export const isTypeScriptOnly = (pack: Pack<unknown>): boolean =>
  pack.javascript === undefined && pack.files.some(isTypeScript);

const isTypeScript = ({ path }: PackFile<unknown>): boolean => path.endsWith('.ts');

/** Packs as they stand in a project of their language: the pack that answers for it says which that is. */
export function inLanguageOf<T>(packs: readonly Pack<T>[]): readonly Pack<T>[] {
  return packs.some(isOverlaid) ? packs.map(asJavaScript) : packs;
}

/** Whether packs lay `javascript/` over the rest in a project with this one. */
export const isOverlaid = ({ manifest }: Pack<unknown>): boolean =>
  manifest.language?.overlay ?? false;

/** A pack as it stands in a JavaScript project: without its TypeScript, and `javascript/` laid over the rest. */
export function asJavaScript<T>(pack: Pack<T>): Pack<T> {
  const { javascript: overlay, ...rest } = pack;
  if (overlay === undefined) return pack;
  const replaced = new Set(overlay.files.map(keyOf));
  return {
    ...rest,
    files: [
      ...pack.files.filter((file) => !isTypeScript(file) && !replaced.has(keyOf(file))),
      ...overlay.files,
    ],
    slots: { ...pack.slots, ...overlay.slots },
    types: { ...pack.types, ...overlay.types },
    packageJson: overlaid(pack.packageJson, overlay.packageJson),
  };
}

const keyOf = ({ scope, path }: PackFile<unknown>): string => `${scope} ${path}`;

/** A fragment of package.json with the overlay's lines in it; null takes a line out. */
function overlaid(fragment: PackageFragment, overlay: PackageOverlay): PackageFragment {
  const section = (name: keyof PackageFragment): Record<string, string> =>
    Object.fromEntries(
      Object.entries({ ...fragment[name], ...overlay[name] }).filter(
        (line): line is [string, string] => line[1] !== null,
      ),
    );
  return {
    engines: section('engines'),
    scripts: section('scripts'),
    dependencies: section('dependencies'),
    devDependencies: section('devDependencies'),
    overrides: section('overrides'),
  };
}
