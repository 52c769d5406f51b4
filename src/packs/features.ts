import { UserError } from '../errors.ts';
import { LABEL, SINGLE, titleOf, type Single } from './options.ts';
import { servesStack } from './stacks.ts';
import type { Pack, PackManifest } from './pack.ts';
import type { Resolution, Wishes } from './resolve.ts';
import { valuesOf } from './values.ts';

/** The features of a project: those that its values take by default and those that were asked for, without those that were dropped. */
export function chooseFeatures<T>(
  { stack, features, without, answers }: Wishes,
  values: Resolution['values'],
  all: readonly Pack<T>[],
): string[] {
  const offered = valuesOf(all, stack, 'feature');
  for (const [name, flag] of [
    ...features.map((feature) => [feature, '--feature'] as const),
    ...without.map((feature) => [feature, '--without'] as const),
  ]) {
    if (!offered.includes(name)) {
      throw new UserError(
        `${titleOf(stack)} has no feature "${name}".`,
        offered.length > 0
          ? `Say ${flag} with some of: ${offered.join(', ')}.`
          : `Leave ${flag} out: there are none yet.`,
      );
    }
  }
  const both = features.find((feature) => without.includes(feature));
  if (both !== undefined) {
    throw new UserError(`--feature ${both} and --without ${both} clash.`, 'Leave one of them out.');
  }
  const mine = all.filter((pack) => servesStack(pack, stack));
  const fitting = mine.filter((pack) => misfits(pack, values).length === 0);
  const impossible = canBeContained(mine, values.database) ? [] : containing(mine);
  for (const feature of features) {
    refuseMisfit(feature, mine, values);
    if (impossible.includes(feature)) refuseContainer(feature, values.database);
  }
  const byDefault = fitting
    .filter(({ manifest }) => manifest.default || isAskedFor(manifest, answers))
    .flatMap((pack) => pack.manifest.answers?.feature ?? []);
  const dropped = [...without, ...impossible];
  const chosen = [...byDefault, ...features]
    .filter((name) => !dropped.includes(name))
    .flatMap((name) => withGround(name, mine, { dropped, isTyped: features.includes(name) }));
  return offered.filter((name) => chosen.includes(name));
}

/** The feature and those that it builds on; nothing where one of those was dropped, unless it was asked for by name. */
function withGround<T>(
  feature: string,
  packs: readonly Pack<T>[],
  { dropped, isTyped }: { dropped: readonly string[]; isTyped: boolean },
): string[] {
  const ground = packs
    .filter(({ manifest }) => manifest.answers?.feature?.includes(feature))
    .flatMap(({ manifest }) => manifest.buildsOn);
  const missing = ground.find((name) => dropped.includes(name));
  if (missing === undefined) return [feature, ...ground];
  if (!isTyped) return [];
  throw new UserError(
    `The feature "${feature}" builds on "${missing}", which --without ${missing} leaves out.`,
    `Leave out --without ${missing}, or --feature ${feature}.`,
  );
}

/** Whether an answer asks for the pack without naming it. */
const isAskedFor = ({ defaultFor }: PackManifest, answers: Wishes['answers']): boolean =>
  Object.entries(defaultFor).some(([question, asking]) => asking.includes(answers[question] ?? ''));

/** Whether the database of that name, if it is one that keeps anything, can run in a container. */
function canBeContained<T>(packs: readonly Pack<T>[], database: string): boolean {
  const pack = packs.find(({ manifest }) => manifest.answers?.database?.includes(database));
  if (pack === undefined || pack.manifest.capabilities?.persistent === false) return true;
  return (pack.manifest.service ?? pack.manifest.databaseFile) !== undefined;
}

/** The features that run the project's database in a container. */
const containing = <T>(packs: readonly Pack<T>[]): string[] =>
  packs
    .filter(({ manifest }) => manifest.containsDatabase)
    .flatMap(({ manifest }) => manifest.answers?.feature ?? []);

function refuseContainer(feature: string, database: string): never {
  throw new UserError(
    `The feature "${feature}" does not go with the database ${database} yet: nothing says how to run that in a container.`,
    `Leave it out, or choose another --database.`,
  );
}

/** The choices, apart from features, with which a pack can't be taken, each with the values with which it could. */
export function misfits<T>(
  { manifest }: Pack<T>,
  values: Resolution['values'],
): [option: Single, fit: readonly string[]][] {
  return SINGLE.flatMap((option) => {
    const fit = manifest.answers?.[option] ?? manifest.goesWith[option];
    return fit === undefined || fit.includes(values[option]) ? [] : [[option, fit]];
  });
}

function refuseMisfit<T>(
  feature: string,
  packs: readonly Pack<T>[],
  values: Resolution['values'],
): void {
  const having = packs.filter(({ manifest }) => manifest.answers?.feature?.includes(feature));
  const wrong = having.map((pack) => misfits(pack, values));
  if (wrong.some(({ length }) => length === 0)) return;
  const [first] = wrong.flat();
  if (first === undefined) return;
  const [option, fit] = first;
  throw new UserError(
    `The feature "${feature}" does not go with the ${LABEL[option].name} ${values[option]}.`,
    `Leave it out, or say ${LABEL[option].flag} ${fit.join(' or ')}.`,
  );
}
