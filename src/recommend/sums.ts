import type { Outcome } from './outcome.ts';
import type { Framework } from './points.ts';

/** The points of each side over all ten indicators. */
export function sumsOf({ recommendation }: Outcome): Record<Framework, number> {
  const sum = (side: Framework) =>
    recommendation.indicators.reduce((total, indicator) => total + indicator[side], 0);
  return { express: sum('express'), django: sum('django') };
}

/** `7 points to 3`, the side that is meant first. */
export function score(outcome: Outcome, side: Framework): string {
  const sums = sumsOf(outcome);
  const own = sums[side];
  return `${own} ${own === 1 ? 'point' : 'points'} to ${sums[otherThan(side)]}`;
}

export const otherThan = (side: Framework): Framework =>
  side === 'express' ? 'django' : 'express';
