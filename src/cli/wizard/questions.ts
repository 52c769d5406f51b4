import { decidingQuestions, openQuestions } from '../../recommend/open-questions.ts';
import {
  questionOf,
  QUESTION_IDS,
  type Answers,
  type QuestionId,
} from '../../recommend/questions.ts';
import { outcomeOf } from './outcome.ts';
import { leavesOpen } from '../../plan/open-answer.ts';
import { BACK, type Back } from '../asking.ts';
import type { Position, State, Step, Surroundings } from './step.ts';
import { whyOf } from './why.ts';

/** One step per question, in asking order. */
export const QUESTION_STEPS: readonly Step[] = QUESTION_IDS.map((id) => ({
  id,
  isOpen: (state) => isAsked(id, state),
  ask: (state, around, at) => askQuestion(id, state, around, at),
}));

function isAsked(id: QuestionId, { draft, also }: State): boolean {
  const outcome = outcomeOf(draft);
  const { [id]: answer } = outcome.answers;
  if (answer?.from === 'user') return false;
  // The database is one question for the need and for what is generated: a preset that names none leaves it open.
  if (id === 'database') return leavesOpen(id, answer?.value);
  if (answer !== undefined) return false;
  return (
    openQuestions(outcome).next.includes(id) ||
    also === 'everything' ||
    (also === 'deciding' && decidingQuestions(outcome).includes(id))
  );
}

/** Asks one question, with the present answer under the cursor, or the one that favours neither side. */
export async function askQuestion(
  id: QuestionId,
  state: State,
  { asking }: Pick<Surroundings, 'asking'>,
  at: Position,
): Promise<State | Back> {
  const question = questionOf(id);
  const current =
    outcomeOf(state.draft).answers[id]?.value ?? (id === 'product' ? undefined : question.neutral);
  const answer = await asking.choose<string>({
    message: at.label(question.question),
    choices: question.answers,
    initial: Math.max(
      0,
      question.answers.findIndex(({ value }) => value === current),
    ),
    why: () => whyOf(id),
    back: at.back,
  });
  return answer === BACK ? BACK : withAnswer(state, id, answer);
}

const withAnswer = (state: State, id: QuestionId, value: string): State => ({
  ...state,
  draft: { ...state.draft, answers: { ...state.draft.answers, [id]: value } as Answers },
});
