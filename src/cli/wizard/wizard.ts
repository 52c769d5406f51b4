import { Cancelled } from '../../errors.ts';
import { BACK } from '../asking.ts';
import { commandOf, type Draft } from '../draft.ts';
import { assumptions } from './assumptions.ts';
import { directory } from './directory.ts';
import { firstResource } from './resources.ts';
import { QUESTION_STEPS } from './questions.ts';
import { STACK_CHOICES, STAND_INS } from './stack-choices.ts';
import type { Position, State, Step, Surroundings } from './step.ts';
import { summary } from './summary.ts';
import { verdict } from './verdict.ts';

const [product, ...others] = QUESTION_STEPS;

/** In the order in which they are asked. */
const STEPS: readonly Step[] = [
  ...(product ? [product] : []),
  assumptions,
  ...others,
  verdict,
  ...STAND_INS,
  directory,
  ...STACK_CHOICES,
  firstResource,
  summary,
];

interface Past {
  readonly id: string;
  readonly state: State;
}

/**
 * Asks for everything that the draft leaves open, until the summary is accepted. The step to ask is always the first open one, so that
 * a changed answer asks again what follows from it. Throws Cancelled, with the command so far, when the user stops; nothing
 * is written here.
 */
export async function askForDraft(given: Draft, around: Surroundings): Promise<Draft> {
  let state: State = { draft: given };
  const history: Past[] = [];
  try {
    while (!state.done) {
      const open = STEPS.filter((step) => step.isOpen(state, around));
      const [step] = open;
      if (step === undefined) break;
      const next = await step.ask(state, around, positionOf(history, open));
      if (next === BACK) {
        state = history.pop()?.state ?? state;
      } else {
        if (!step.isSilent?.(state)) history.push({ id: step.id, state });
        state = next;
      }
    }
    return state.draft;
  } catch (error) {
    if (!(error instanceof Cancelled) || history.length === 0) throw error;
    throw new Cancelled(error.message, `Your answers so far: ${commandOf(state.draft, false)}`);
  }
}

/** Steps that were asked and are open again count once. */
function positionOf(history: readonly Past[], open: readonly Step[]): Position {
  const answered = new Set(history.map(({ id }) => id));
  for (const { id } of open) answered.delete(id);
  const place = `${answered.size + 1} of ${answered.size + open.length}`;
  return { label: (message) => `${place} · ${message}`, back: history.length > 0 };
}
