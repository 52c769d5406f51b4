import { UserError } from '../errors.ts';
import type { Pack } from './pack.ts';
import type { PackOption } from './stacks.ts';

/** The packs without those that another one of them takes the place of. */
export const withoutYielding = <T>(taken: readonly Pack<T>[]): Pack<T>[] =>
  taken.filter(
    ({ folder, manifest }) =>
      !manifest.yieldsTo.some(({ pack: id }) =>
        taken.some((other) => other.id === `${folder}/${id}`),
      ),
  );

/** The packs and all that they imply, each after those that it implies. */
export function withImplied<T>(
  taken: readonly Pack<T>[],
  all: readonly Pack<T>[],
  node: number,
  notes: string[],
): Pack<T>[] {
  const ordered: Pack<T>[] = [];
  const visit = (pack: Pack<T>): void => {
    if (ordered.includes(pack)) return;
    for (const { pack: id, when, because } of pack.manifest.implies) {
      if (!holds(when, node)) continue;
      const implied = all.find((other) => other.id === `${pack.folder}/${id}`);
      if (implied && !ordered.includes(implied)) {
        visit(implied);
        notes.push(`${pack.manifest.title} brings ${implied.manifest.title}: ${because}.`);
      }
    }
    ordered.push(pack);
  };
  for (const pack of taken.toSorted((a, b) => rank(a) - rank(b))) visit(pack);
  return ordered;
}

/** From the ground up: the base, the language or the framework's version, resources, the database, what is served, tests, features. */
function rank<T>({ manifest }: Pack<T>): number {
  const [option] = Object.keys(manifest.answers ?? {}) as PackOption[];
  if (option === undefined) return manifest.needsResources ? 2 : 0;
  const ranks: Record<PackOption, number> = {
    language: 1,
    django: 1,
    database: 3,
    surface: 4,
    api: 5,
    testRunner: 6,
    feature: 7,
  };
  return ranks[option];
}

/** Throws UserError where two of the packs don't go together. */
export function refuseConflicts<T>(packs: readonly Pack<T>[], node: number): void {
  for (const pack of packs) {
    for (const { pack: id, when, because } of pack.manifest.conflicts) {
      const other = packs.find((candidate) => candidate.id === `${pack.folder}/${id}`);
      if (other && holds(when, node)) {
        throw new UserError(
          `${pack.manifest.title} and ${other.manifest.title} don't go together: ${because}.`,
          'Choose another of the two.',
        );
      }
    }
  }
}

function holds(when: { node: string } | undefined, node: number): boolean {
  if (when === undefined) return true;
  return when.node.startsWith('<')
    ? node < Number(when.node.slice(1))
    : node >= Number(when.node.slice(2));
}
