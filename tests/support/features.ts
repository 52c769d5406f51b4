import type { Stack } from '../../src/packs/stacks.ts';
import { valuesOf } from '../../src/packs/values.ts';
import { catalogue } from './catalogue.ts';

/** Every feature that can be had with a database and a surface, the optional ones too. */
export function featuresWith(
  stack: Stack,
  { database, surface, language }: Readonly<Record<string, string | undefined>>,
): string[] {
  const mine = catalogue.filter(({ folder }) => folder === stack || folder === 'shared');
  const keeper = mine.find(
    ({ manifest }) => database !== undefined && manifest.answers?.database?.includes(database),
  )?.manifest;
  const keeps = keeper?.capabilities?.persistent === true;
  // Nobody says how to run such a database in a container.
  const bare = keeps && keeper.service === undefined && keeper.databaseFile === undefined;
  return valuesOf(catalogue, stack, 'feature', language).filter((feature) => {
    const packs = mine.filter(({ manifest }) => manifest.answers?.feature?.includes(feature));
    const answers = packs.some(
      ({ manifest }) =>
        (surface === undefined || (manifest.answers?.surface?.includes(surface) ?? true)) &&
        (database === undefined || (manifest.goesWith.database?.includes(database) ?? true)),
    );
    return answers && !(bare && packs.some(({ manifest }) => manifest.containsDatabase));
  });
}
