import type { Confidence, Forcing } from './outcome.ts';
import { constraintsFor, pointsFor, type Framework, type Point } from './points.ts';
import type { AnswerSet } from './questions.ts';

export interface Decision {
  /** null in a toss-up and in a clash. */
  readonly framework: Framework | null;
  /** Django's points minus Express's. */
  readonly margin: number;
  readonly confidence: Confidence;
  /** The constraints at work, also where the points agree with them. */
  readonly forcedBy: readonly Forcing[];
}

const STRONG = 5;
const CLEAR = 3;
/** A single point this heavy on the other side keeps a pick from being strong. */
const HEAVY = 3;

/** Decides on a full set of answers (recommendation.md, "Deciding"): constraints first, then points. */
export function decide(values: AnswerSet): Decision {
  const points = pointsFor(values);
  const margin = marginOf(points);
  const forcedBy = constraintsFor(values).map(({ question, answer, framework }) => ({
    question,
    answer,
    framework,
  }));
  const byPoints = favoured(margin);
  const demanded = new Set(forcedBy.map((constraint) => constraint.framework));
  if (demanded.size > 1) return { framework: null, margin, confidence: 'clash', forcedBy };
  const [required] = demanded;
  if (required !== undefined && required !== byPoints) {
    return { framework: required, margin, confidence: 'forced', forcedBy };
  }
  const confidence =
    byPoints === null ? 'toss-up' : confidenceOf(Math.abs(margin), isOpposed(points, byPoints));
  return { framework: byPoints, margin, confidence, forcedBy };
}

/** Django's points minus Express's. */
export function marginOf(points: readonly Point[]): number {
  return points.reduce((sum, point) => sum + signed(point), 0);
}

function signed(point: Point): number {
  return point.framework === 'django' ? point.points : -point.points;
}

function favoured(margin: number): Framework | null {
  if (margin === 0) return null;
  return margin > 0 ? 'django' : 'express';
}

function isOpposed(points: readonly Point[], picked: Framework): boolean {
  return points.some((point) => point.framework !== picked && point.points >= HEAVY);
}

function confidenceOf(lead: number, opposed: boolean): 'strong' | 'clear' | 'leaning' {
  if (lead >= STRONG && !opposed) return 'strong';
  return lead >= CLEAR ? 'clear' : 'leaning';
}
