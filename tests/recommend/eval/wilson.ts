export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 0.975 quantile of the normal distribution, for 95 % two-sided. */
const Z = 1.959964;

/** Wilson's score interval at 95 % for `successes` of `trials` (half a success for a tie is fine); 0 to 1 without trials. */
export function wilson(successes: number, trials: number): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const rate = successes / trials;
  const scale = 1 + Z ** 2 / trials;
  const centre = (rate + Z ** 2 / (2 * trials)) / scale;
  const half = (Z / scale) * Math.sqrt((rate * (1 - rate)) / trials + (Z / (2 * trials)) ** 2);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
