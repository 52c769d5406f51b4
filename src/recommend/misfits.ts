import type { GivenAnswers } from './outcome.ts';
import type { AnswerToAny } from './points/point.ts';

/** An answer that neither framework fits. It counts no points: the two are compared all the same. */
export type Misfit = AnswerToAny & { readonly because: string };

/** All of them are beyond the article. */
export const MISFITS: readonly Misfit[] = [
  {
    question: 'team',
    answer: 'other',
    because:
      'Neither Express nor Django is in a language that your team writes; a framework in its own language would be a shorter way.',
  },
  {
    question: 'surface',
    answer: 'none',
    because:
      'Neither Express nor Django has anything to do where no server is needed; static hosting is enough.',
  },
  {
    question: 'live',
    answer: 'hard',
    because:
      'Neither Express nor Django can promise an answer within a fixed time; hard real time needs a system that is built for it.',
  },
];

/** The answers given that neither framework fits, in asking order. */
export function misfitsIn(given: GivenAnswers): Misfit[] {
  return MISFITS.filter(({ question, answer }) => given[question]?.value === answer);
}
