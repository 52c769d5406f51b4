import { leavesOpen } from '../../plan/open-answer.ts';
import { answerTitle } from '../../plan/context/decision.ts';
import { questionOf, QUESTION_IDS, type QuestionId } from '../../recommend/questions.ts';
import { outcomeOf } from './outcome.ts';
import { BACK } from '../asking.ts';
import { wrap } from '../print/wrap.ts';
import { askQuestion } from './questions.ts';
import type { State, Step } from './step.ts';

/** What the product is assumed to need, as lines that can be changed before they count. */
export const assumptions: Step = {
  id: 'assumptions',
  isOpen: (state) =>
    state.draft.answers.product === undefined ||
    (assumed(state).length > 0 && state.agreed !== state.draft.answers.product),
  async ask(state, around, at) {
    const { product = 'other' } = state.draft.answers;
    const next = await around.asking.choose<QuestionId | undefined>({
      message: at.label('Do these assumptions fit?'),
      choices: [
        { title: 'Yes, they fit', hint: 'You can still change them later', value: undefined },
        ...assumed(state).map(([id, value]) => ({
          title: `${questionOf(id).question} ${answerTitle(id, value)}`,
          hint: 'Change this one',
          value: id,
        })),
      ],
      why: () =>
        wrap(
          `"${answerTitle('product', product)}" usually needs these. They count like answers of yours until you change them; the report says which were assumed.`,
          '  ',
        ),
      back: at.back,
    });
    if (next === BACK) return BACK;
    if (next === undefined) return { ...state, agreed: product };
    const changed = await askQuestion(next, state, around, { ...at, back: true });
    return changed === BACK ? assumptions.ask(state, around, at) : changed;
  },
};

/** The answers that the preset gives and that no step asks for. */
function assumed({ draft }: State): [QuestionId, string][] {
  const { answers } = outcomeOf(draft);
  return QUESTION_IDS.flatMap((id): [QuestionId, string][] => {
    const { [id]: answer } = answers;
    const isAsked = id === 'database' && leavesOpen(id, answer?.value);
    return answer?.from === 'preset' && !isAsked ? [[id, answer.value]] : [];
  });
}
