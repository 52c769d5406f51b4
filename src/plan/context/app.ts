import type { FieldType } from '../../choices/field-types.ts';
import { spell, type Spellings } from '../../choices/words.ts';
import { flags, type FieldContext } from './field.ts';
import { distinctCode, importedApps, type OtherApp, type ResourceContext } from './resource.ts';

/** A Django app as templates see it: a package that holds the models that belong together. */
export interface AppContext extends Spellings {
  /** In dependency order. */
  readonly resources: readonly ResourceContext[];
  readonly references: readonly FieldContext[];
  readonly beforeUsers: boolean;
  /** Its fields that are unique for each owner. */
  readonly uniqueForOwner: readonly FieldContext[];
  /** Whether some of its records belong to users, and whether some don't. */
  readonly hasOwned: boolean;
  readonly hasShared: boolean;
  /** Whether an admin page here shows records that refer to its own, and the other apps that hold such. */
  readonly hasInlines: boolean;
  readonly inlineApps: readonly OtherApp[];
  readonly uses: Readonly<Record<FieldType, boolean>>;
  readonly distinct: Readonly<Record<string, readonly string[]>>;
}

/** The apps, by name. */
export function appsOf(resources: readonly ResourceContext[]): AppContext[] {
  const names = [...new Set(resources.map(({ app }) => app.snake))];
  return names.toSorted().map((name) => {
    const mine = resources.filter(({ app }) => app.snake === name);
    const fields = mine.flatMap((resource) => resource.fields);
    const inlines = mine.flatMap((resource) => resource.inlines);
    return {
      ...spell(name),
      resources: mine,
      hasInlines: inlines.length > 0,
      inlineApps: importedApps(inlines.flatMap(({ app, foreign }) => (foreign ? [app] : []))),
      beforeUsers: name < 'users',
      uniqueForOwner: mine.flatMap((resource) => resource.uniqueForOwner),
      hasOwned: mine.some(({ owned }) => owned),
      hasShared: mine.some(({ owned }) => !owned),
      references: fields.filter((field) => field.is.ref),
      uses: flags((type) => fields.some((field) => field.is[type])),
      distinct: distinctCode(fields),
    };
  });
}
