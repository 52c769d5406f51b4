import type { Resource } from '../../choices/resource.ts';
import type { Spellings } from '../../choices/words.ts';
import { appOf } from './app-name.ts';
import { namesOf, type FieldContext, type Names } from './field.ts';

/** More columns than this make a table wider than a screen. */
const MOST_COLUMNS = 5;

/** Records that refer to the one on an admin page, as a part of that page. */
export interface InlineContext {
  /** Of its class: `ProductInline`; `ProductByMakerInline` where the app's admin has several of products. */
  readonly name: string;
  readonly child: Names;
  /** The app of the child, and whether that is another one. */
  readonly app: Spellings;
  readonly foreign: boolean;
  /** The reference that leads to the page's record. */
  readonly field: FieldContext;
  /** Whether a child belongs to a user, whom its row names too. */
  readonly owned: boolean;
  readonly fields: readonly FieldContext[];
  readonly references: readonly FieldContext[];
  /** References that a row can't do without. */
  readonly needed: readonly NeededReference[];
  /** Whether a row can say anything: Django takes one that says nothing for one that nobody filled in. */
  readonly fillable: boolean;
  /** Whether a row has room for a child, or it takes several lines. */
  readonly tabular: boolean;
}

/** A reference, and whether it leads out of the app of the page: its own `foreign` is about the child's. */
export type NeededReference = FieldContext & { readonly elsewhere: boolean };

/** What other resources show on the page of this one, by the order of dependency. */
export function inlinesOf(
  parent: Resource,
  all: ReadonlyMap<Resource, readonly FieldContext[]>,
  declared: readonly Resource[],
): InlineContext[] {
  const home = appOf(parent, declared).snake;
  const name = namesOf(parent).singular.camel;
  return [...all].flatMap(([child, fields]) => {
    if (child === parent) return [];
    const app = appOf(child, declared);
    const here = fields.filter(
      ({ targetApp, selfReference }) => targetApp?.snake === home && !selfReference,
    );
    const mine = here.filter(({ target }) => target?.singular.camel === name);
    return mine.map((field) => {
      const rest = fields.filter((other) => other !== field);
      const names = namesOf(child);
      const by = here.length > 1 ? `By${field.name.pascal}` : '';
      const references = rest.filter(({ is }) => is.ref);
      return {
        name: `${names.singular.pascal}${by}Inline`,
        child: names,
        app,
        foreign: app.snake !== home,
        field,
        owned: child.owned ?? false,
        fields: rest,
        references,
        needed: references
          .filter(({ required }) => required)
          .map((other) => ({ ...other, elsewhere: other.targetApp?.snake !== home })),
        fillable: rest.some(({ is, required }) => !is.ref || required),
        tabular: rest.length <= MOST_COLUMNS && !rest.some(({ is }) => is.text || is.json),
      };
    });
  });
}
