import { reservedBecause } from '../../choices/reserved.ts';
import type { Resource } from '../../choices/resource.ts';
import { pluralOf, spell, splitWords, type Spellings } from '../../choices/words.ts';

/** Labels of the apps that every Django project has already. */
const TAKEN = new Set('admin auth contenttypes sessions messages staticfiles'.split(' '));

/** The app that holds a resource: the one that the user named, else one for all, called after the first resource. */
export function appOf(resource: Resource, all: readonly Resource[]): Spellings {
  const first = all.find(({ app }) => app === undefined);
  const name = splitWords(resource.app ?? pluralOf((first ?? resource).name)).join('_');
  const taken = TAKEN.has(name) || reservedBecause(name, 'resource') !== undefined;
  return spell(taken ? `${name}_app` : name);
}
