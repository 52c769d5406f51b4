import type { IndicatorId } from '../indicators.ts';

/** The shape of one question; the data in this folder is checked against it. */
export interface QuestionShape {
  readonly id: string;
  /** The question as asked. */
  readonly question: string;
  /** What the answer changes. */
  readonly why: string;
  /** The indicators that its points count for; empty where the answer only shapes the scaffold. */
  readonly indicators: readonly IndicatorId[];
  /** The answer that favours neither side; what an open question counts as. */
  readonly neutral: string;
  readonly answers: readonly AnswerShape[];
}

export interface AnswerShape {
  readonly value: string;
  readonly title: string;
  readonly hint: string;
}
