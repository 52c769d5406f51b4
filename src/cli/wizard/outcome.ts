import type { Answers } from '../../recommend/questions.ts';
import type { Outcome } from '../../recommend/outcome.ts';
import { recommend } from '../../recommend/recommend.ts';

const known = new WeakMap<Answers, Outcome>();

/** The recommendation for a draft's answers. Every step asks for it, so it is computed once per set of answers. */
export function outcomeOf({ answers }: { readonly answers: Answers }): Outcome {
  const outcome = known.get(answers) ?? recommend(answers);
  known.set(answers, outcome);
  return outcome;
}
