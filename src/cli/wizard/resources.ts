import { defaultResourceFor } from '../../choices/default-resources.ts';
import { parseResources } from '../../choices/resource-grammar.ts';
import { FIELD_TYPES } from '../../choices/field-types.ts';
import { outcomeOf } from './outcome.ts';
import { BACK, type Back } from '../asking.ts';
import { wrap } from '../print/wrap.ts';
import { problemOf } from './problem.ts';
import type { State, Step, Surroundings } from './step.ts';

/** What the project stores first: the resource that fits the product, or one of the user's own. */
export const firstResource: Step = {
  id: 'resource',
  isOpen: ({ draft }) => draft.resource.length === 0,
  async ask(state, around, at) {
    const { product } = outcomeOf(state.draft).answers;
    const usual = defaultResourceFor(product?.value);
    for (;;) {
      const chosen = await around.asking.choose<string | undefined>({
        message: at.label('First resource'),
        choices: [
          { title: nameOf(usual), hint: fieldsOf(usual), value: usual },
          { title: 'Another one', hint: 'You name it and its fields', value: undefined, key: 'o' },
        ],
        why: () => GRAMMAR,
        back: at.back,
      });
      if (chosen === BACK) return BACK;
      const text = chosen ?? (await typeResource(usual, [], around));
      if (text !== '') return { ...state, draft: { ...state.draft, resource: [text] } };
    }
  },
};

const GRAMMAR = [
  'Scaffolding only. A resource is something that the API stores: it gets a model, a migration, routes, validation and tests. More can be added in the summary.',
  `It is written as: name field:type field:type:modifier …`,
  `Types: ${FIELD_TYPES.join(' ')}, as in status:enum(draft|active) and author:ref:author. Modifiers: unique optional index.`,
]
  .map((text) => wrap(text, '  '))
  .join('\n');

/** Asks for the line of one resource, checked together with the others; '' where the user leaves it empty. */
export const typeResource = (
  initial: string,
  others: readonly string[],
  { asking }: Pick<Surroundings, 'asking'>,
): Promise<string> =>
  asking.type({
    message: 'Resource (name field:type …; leave it empty to go back)',
    initial,
    check: (text) => problemOf(() => parseResources([...others, text])),
  });

/** Changes or removes one of the resources of the summary. */
export async function changeResource(
  position: number,
  state: State,
  around: Surroundings,
): Promise<State | Back> {
  const { resource } = state.draft;
  const others = resource.filter((_, index) => index !== position);
  const removable = others.length > 0 && (await problemOf(() => parseResources(others))) === true;
  const text = resource[position] ?? '';
  const chosen = removable
    ? await around.asking.choose<'change' | 'remove'>({
        message: nameOf(text),
        choices: [
          { title: 'Change its fields', hint: fieldsOf(text), value: 'change', key: 'c' },
          { title: 'Remove it', value: 'remove', key: 'r' },
        ],
        back: true,
      })
    : 'change';
  if (chosen === BACK) return BACK;
  if (chosen === 'remove') return withResources(state, others);
  const changed = await typeResource(text, others, around);
  return changed === '' ? BACK : withResources(state, resource.with(position, changed));
}

/** Adds a resource, which may refer to those that are there. */
export async function addResource(state: State, around: Surroundings): Promise<State | Back> {
  const text = await typeResource('', state.draft.resource, around);
  return text === '' ? BACK : withResources(state, [...state.draft.resource, text]);
}

const withResources = (state: State, resource: readonly string[]): State => ({
  ...state,
  draft: { ...state.draft, resource },
});

/** `product name:string price:decimal` → `product`. */
export const nameOf = (text: string): string => text.split(/\s+/)[0] ?? text;
/** `product name:string price:decimal` → `name, price`. */
export const fieldsOf = (text: string): string =>
  text
    .split(/\s+/)
    .slice(1)
    .map((field) => field.split(':')[0])
    .join(', ');
