import type { Confidence, Forcing } from './outcome.ts';
import {
  constraintsFor,
  isCommon,
  pointsFor,
  type Constraint,
  type Framework,
  type Point,
} from './points.ts';
import type { AnswerSet } from './questions.ts';

export interface Decision {
  /** null in a toss-up and in a clash. */
  readonly framework: Framework | null;
  /** Django's points minus Express's. */
  readonly margin: number;
  readonly confidence: Confidence;
  /** How far a pick by points leads without what most products need; null without such a pick. */
  readonly lead: number | null;
  /** The constraints at work, also where the points agree with them. */
  readonly forcedBy: readonly Forcing[];
}

/** The lead from which a pick is strong. */
export const STRONG = 5;
/** The lead from which it is clear; below, it leans. */
export const CLEAR = 3;
/** A single point this heavy on the other side keeps a pick from being strong. */
const HEAVY = 3;

/** Decides on a full set of answers (docs/recommendation.md, "Deciding"): constraints first, then points. */
export function decide(values: AnswerSet): Decision {
  return decideOn(pointsFor(values), constraintsFor(values));
}

/** The same on points and constraints as they are handed in; `isShared` names the points that make no pick surer. */
export function decideOn(
  points: readonly Point[],
  constraints: readonly Constraint[],
  isShared: (point: Point) => boolean = isCommon,
): Decision {
  const margin = marginOf(points);
  const forcedBy = constraints.map(({ question, answer, framework, because, source }) => ({
    question,
    answer,
    framework,
    because,
    source,
  }));
  const byPoints = favoured(margin);
  const demanded = new Set(forcedBy.map((constraint) => constraint.framework));
  const unled = { margin, lead: null, forcedBy };
  if (demanded.size > 1) return { ...unled, framework: null, confidence: 'clash' };
  const [required] = demanded;
  if (required !== undefined && required !== byPoints) {
    return { ...unled, framework: required, confidence: 'forced' };
  }
  if (byPoints === null) return { ...unled, framework: null, confidence: 'toss-up' };
  const lead = leadOf(points, byPoints, isShared);
  const confidence = confidenceOf(lead, isOpposed(points, byPoints));
  return { framework: byPoints, margin, lead, confidence, forcedBy };
}

/**
 * By how much the pick leads as far as that makes it sure: what most products need can take from the lead and never adds
 * to it.
 */
function leadOf(
  points: readonly Point[],
  picked: Framework,
  isShared: (point: Point) => boolean,
): number {
  const ahead = (counted: readonly Point[]): number =>
    picked === 'django' ? marginOf(counted) : 0 - marginOf(counted);
  return Math.min(ahead(points), ahead(points.filter((point) => !isShared(point))));
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
