import { applyPreset, completed } from './apply-preset.ts';
import { decide } from './decide.ts';
import type { Outcome } from './outcome.ts';
import { questionOf, type Answers, type QuestionId } from './questions.ts';

/** Asked without being asked for: the product, and what matters most once a preset has filled in the rest. */
const ASKED_FIRST: readonly QuestionId[] = ['product', 'team', 'style', 'services', 'budget'];

export interface OpenQuestions {
  readonly next: readonly QuestionId[];
  /** The rest, for "ask me everything". */
  readonly onRequest: readonly QuestionId[];
}

/** Which questions are still open, in asking order (docs/recommendation.md). */
export function openQuestions(outcome: Outcome): OpenQuestions {
  const isNext = (id: QuestionId) => ASKED_FIRST.includes(id);
  return {
    next: outcome.unanswered.filter(isNext),
    onRequest: outcome.unanswered.filter((id) => !isNext(id)),
  };
}

/** In a toss-up, the open questions of which at least one answer would decide; otherwise none. */
export function decidingQuestions({ recommendation }: Outcome): readonly QuestionId[] {
  return recommendation.wouldDecide;
}

/** Those open questions of which at least one answer, with what a product would assume, ends in a pick. */
export function questionsThatDecide(said: Answers, open: readonly QuestionId[]): QuestionId[] {
  return open.filter((id) =>
    questionOf(id).answers.some(({ value }) => {
      const answers = { ...said, [id]: value } as Answers;
      return decide(completed(applyPreset(answers))).framework !== null;
    }),
  );
}
