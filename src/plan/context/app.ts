import type { FieldType } from '../../choices/resource.ts';
import { spell, type Spellings } from '../../choices/words.ts';
import { flags, type FieldContext } from './field.ts';
import { distinctCode, type ResourceContext } from './resource.ts';

/** A Django app as templates see it: a package that holds the models that belong together. */
export interface AppContext extends Spellings {
  /** In dependency order. */
  readonly resources: readonly ResourceContext[];
  readonly references: readonly FieldContext[];
  readonly uses: Readonly<Record<FieldType, boolean>>;
  readonly distinct: Readonly<Record<string, readonly string[]>>;
}

/** The apps, by name. */
export function appsOf(resources: readonly ResourceContext[]): AppContext[] {
  const names = [...new Set(resources.map(({ app }) => app.snake))];
  return names.toSorted().map((name) => {
    const mine = resources.filter(({ app }) => app.snake === name);
    const fields = mine.flatMap((resource) => resource.fields);
    return {
      ...spell(name),
      resources: mine,
      references: fields.filter((field) => field.is.ref),
      uses: flags((type) => fields.some((field) => field.is[type])),
      distinct: distinctCode(fields),
    };
  });
}
