import type { Stack } from '../../src/packs/stacks.ts';
import { isLegal } from './legal.ts';
import { combinationsOf, DIMENSIONS, type Combination } from './options.ts';

/**
 * Combinations of one stack that between them have every pair of values that some legal one has: again and again the one
 * with the most pairs that are missing. Legal ones are few enough to look at all of them, which no pair can slip through.
 */
export function coverOf(stack: Stack): Combination[] {
  let candidates = legalOf(stack).map((combination) => ({
    combination,
    pairs: pairsOf(combination),
  }));
  const missing = new Set(candidates.flatMap(({ pairs }) => pairs));
  const cover: Combination[] = [];
  while (missing.size > 0) {
    candidates = candidates
      .map((candidate) => ({
        ...candidate,
        pairs: candidate.pairs.filter((pair) => missing.has(pair)),
      }))
      .filter(({ pairs }) => pairs.length > 0);
    const best = candidates.reduce((a, b) => (b.pairs.length > a.pairs.length ? b : a));
    for (const pair of best.pairs) missing.delete(pair);
    cover.push(best.combination);
  }
  return cover;
}

/** Every two values of a combination, as `option=value option=value`. */
export function pairsOf(combination: Combination): string[] {
  const values = Object.entries(combination).map(([name, value]) => `${name}=${value}`);
  return values.flatMap((one, position) =>
    values.slice(position + 1).map((other) => `${one} ${other}`),
  );
}

export const legalOf = (stack: Stack): Combination[] =>
  combinationsOf(DIMENSIONS[stack]).filter(isLegal);

/** What a combination is called: its values, in the order of the options. */
export const idOf = (combination: Combination): string => Object.values(combination).join(' ');
