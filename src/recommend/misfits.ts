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
      'Neither Express nor Django fits a team that writes another language: a framework in its own would be the shorter way.',
  },
  {
    question: 'surface',
    answer: 'none',
    because: 'Neither Express nor Django fits where no server is needed: static hosting is enough.',
  },
  {
    question: 'live',
    answer: 'hard',
    because:
      'Neither Express nor Django fits hard real time: neither can promise an answer within a fixed time.',
  },
];

/** The answers given that neither framework fits, in asking order. */
export function misfitsIn(given: GivenAnswers): Misfit[] {
  return MISFITS.filter(({ question, answer }) => given[question]?.value === answer);
}
