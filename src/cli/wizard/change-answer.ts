import { answerTitle } from '../../plan/context/decision.ts';
import type { Outcome } from '../../recommend/outcome.ts';
import { questionOf, QUESTION_IDS, type QuestionId } from '../../recommend/questions.ts';
import { BACK, type Back } from '../asking.ts';
import { askQuestion } from './questions.ts';
import type { Position, State, Surroundings } from './step.ts';

/** Asks which answer to change, and for the new one. */
export async function changeAnswer(
  outcome: Outcome,
  state: State,
  around: Surroundings,
  at: Position,
): Promise<State | Back> {
  for (;;) {
    const id = await around.asking.choose<QuestionId>({
      message: at.label('Which answer?'),
      choices: QUESTION_IDS.map((question) => ({
        title: questionOf(question).question,
        hint: presentAnswer(question, outcome),
        value: question,
      })),
      back: true,
    });
    if (id === BACK) return BACK;
    const next = await askQuestion(id, state, around, { ...at, back: true });
    if (next !== BACK) return next;
  }
}

function presentAnswer(id: QuestionId, { answers }: Outcome): string {
  const { [id]: given } = answers;
  if (given === undefined) return 'open';
  return `now: ${answerTitle(id, given.value)}${given.from === 'preset' ? ' (assumed)' : ''}`;
}
