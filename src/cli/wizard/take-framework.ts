import type { Stack } from '../../packs/stacks.ts';
import { FRAMEWORK_TITLE } from '../../plan/context/decision.ts';
import type { Outcome } from '../../recommend/outcome.ts';
import { BACK, type Back } from '../asking.ts';
import { STACK_OPTIONS, type Draft } from '../draft.ts';
import { flagOf } from '../options.ts';
import type { State, Surroundings } from './step.ts';

/**
 * The state with that framework. Where it isn't the recommended one, asks for the reason in one line that may stay empty.
 * BACK where nothing can be generated for it yet.
 */
export async function takeFramework(
  stack: Stack,
  outcome: Outcome,
  state: State,
  { asking, offers, terminal }: Surroundings,
): Promise<State | Back> {
  if (!offers.generates(stack)) {
    terminal.note(
      terminal.paint('yellow', `${FRAMEWORK_TITLE[stack]} projects can't be generated yet.`),
    );
    return BACK;
  }
  const { recommendation } = outcome;
  const { reason: given, ...draft } = fitted(state.draft, stack, { offers, terminal });
  if (recommendation.framework === stack) return { ...state, draft };
  const isOverride = recommendation.framework !== null || recommendation.confidence === 'clash';
  const reason =
    given ??
    (isOverride
      ? await asking.type({
          message: 'Why? For the decision record; Enter leaves it out',
          check: () => true,
        })
      : '');
  return { ...state, draft: { ...draft, ...(reason !== '' && { reason }) } };
}

/** What goes with the rest of the draft is another question: the stack has it all the same. */
const NOTHING_CHOSEN: Draft = { answers: {}, feature: [], without: [], resource: [], upstream: [] };

/** The draft for that stack: without what was chosen for the other one and this one doesn't have, which is said. */
function fitted(
  draft: Draft,
  stack: Stack,
  { offers, terminal }: Pick<Surroundings, 'offers' | 'terminal'>,
): Draft {
  const kept: Record<string, unknown> = { ...draft, framework: stack };
  for (const [option, id] of STACK_OPTIONS) {
    const offered = offers.valuesOf(stack, option, NOTHING_CHOSEN).map(({ value }) => value);
    const { [id]: value } = kept;
    if (typeof value !== 'string' || offered.includes(value)) continue;
    delete kept[id];
    terminal.note(
      terminal.paint(
        'yellow',
        `${FRAMEWORK_TITLE[stack]} has no "${value}"; ${flagOf(id)} is left out.`,
      ),
    );
  }
  return kept as unknown as Draft;
}
