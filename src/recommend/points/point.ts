import type { IndicatorId } from '../indicators.ts';
import type { AnswerOf, QuestionId } from '../questions.ts';

export const FRAMEWORKS = ['express', 'django'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** A: the article says it and it holds. B: contested or dated. X: beyond the article. */
export const TIERS = ['A', 'B', 'X'] as const;
export type Tier = (typeof TIERS)[number];

export const BEYOND = 'beyond the article';

/** Line numbers of the article, such as `L90` or `L40, L212`, or `beyond the article`. */
export type Source = string;

/** What speaks against a contested point. */
export interface Counter {
  readonly source: Source;
  readonly because: string;
}

type AnswerToAny = {
  [Q in QuestionId]: { readonly question: Q; readonly answer: AnswerOf<Q> };
}[QuestionId];

type Standing =
  | { readonly tier: 'A' | 'X'; readonly counter?: never }
  | { readonly tier: 'B'; readonly counter: Counter };

/** One reason to favour a framework: the record that is counted is the record that is shown. */
export type Point = AnswerToAny &
  Standing & {
    readonly indicator: IndicatorId;
    readonly framework: Framework;
    readonly points: 1 | 2 | 3;
    readonly because: string;
    readonly source: Source;
  };

/** An answer that one of the two frameworks can't meet: it decides whatever the points say. */
export type Constraint = AnswerToAny & {
  readonly framework: Framework;
  readonly because: string;
  readonly source: Source;
};
