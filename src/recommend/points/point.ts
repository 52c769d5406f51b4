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

export type AnswerToAny = {
  [Q in QuestionId]: { readonly question: Q; readonly answer: AnswerOf<Q> };
}[QuestionId];

/** A contested point counts one, never more (docs/recommendation.md, "Calibration"). */
type Standing =
  | { readonly tier: 'A' | 'X'; readonly points: 1 | 2 | 3; readonly counter?: never }
  | { readonly tier: 'B'; readonly points: 1; readonly counter: Counter };

/** One reason to favour a framework: the record that is counted is the record that is shown. */
export type Point = AnswerToAny &
  Standing & {
    readonly indicator: IndicatorId;
    readonly framework: Framework;
    readonly because: string;
    readonly source: Source;
  };

/** `relaxed` is the nearest answer that rules nothing out: what giving way would come to. */
type ConstrainingAnswer = {
  [Q in QuestionId]: {
    readonly question: Q;
    readonly answer: AnswerOf<Q>;
    readonly relaxed: AnswerOf<Q>;
  };
}[QuestionId];

/** An answer that one of the two frameworks can't meet: it decides whatever the points say. */
export type Constraint = ConstrainingAnswer & {
  readonly framework: Framework;
  readonly because: string;
  readonly source: Source;
};
