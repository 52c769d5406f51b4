import type { Confidence } from '../../recommend/outcome.ts';
import { questionOf, type QuestionId } from '../../recommend/questions.ts';

export const FRAMEWORK_TITLE = { express: 'Express', django: 'Django' } as const;

/** What a confidence is called, after the framework's name and a dash. */
export const CONFIDENCE_TITLE: Record<Confidence, string> = {
  strong: 'a strong recommendation',
  clear: 'a clear recommendation',
  leaning: 'leaning this way',
  'toss-up': 'a toss-up',
  forced: 'forced',
  clash: 'a clash',
};

/** What an answer is called: `A shop`. */
export function answerTitle(question: QuestionId, value: string): string {
  const answers: readonly { value: string; title: string }[] = questionOf(question).answers;
  return answers.find((answer) => answer.value === value)?.title ?? value;
}

/** Several answers in a sentence: `"Only Python" and "CouchDB"`. */
export const quotedAnswers = (
  answers: readonly { question: QuestionId; answer: string }[],
): string =>
  answers.map(({ question, answer }) => `"${answerTitle(question, answer)}"`).join(' and ');
