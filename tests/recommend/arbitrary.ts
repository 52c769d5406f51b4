import fc from 'fast-check';
import type { Outcome } from '../../src/recommend/outcome.ts';
import { QUESTION_IDS, QUESTIONS, type Answers } from '../../src/recommend/questions.ts';
import { recommend } from '../../src/recommend/recommend.ts';

const anyFull = fc.record(
  Object.fromEntries(
    QUESTIONS.map((question) => [
      question.id,
      fc.constantFrom(...question.answers.map((answer) => answer.value)),
    ]),
  ),
);

/** Answer sets of every density, from none to all; what fails is shrunk to the fewest answers. */
export const anyAnswers: fc.Arbitrary<Answers> = fc
  .tuple(anyFull, fc.subarray([...QUESTION_IDS]))
  .map(([full, ids]) => Object.fromEntries(ids.map((id) => [id, full[id]])) as Answers);

/** Checks a law for many sets of answers, other ones every time; a failure prints the seed that repeats it. */
export function always(law: (answers: Answers, outcome: Outcome) => void, runs = 300): void {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      law(answers, recommend(answers));
    }),
    { numRuns: runs },
  );
}

/** The same answer sets every time, for what must occur among them. */
export const sampleOfAnswers = (count: number): Answers[] =>
  fc.sample(anyAnswers, { numRuns: count, seed: 20260101 });
