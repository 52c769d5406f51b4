import { closest, distance } from 'fastest-levenshtein';

/** ` Did you mean "x"?` for the nearest candidate, or nothing when none is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  if (candidates.length === 0) return '';
  const near = closest(word, candidates);
  return distance(word, near) <= Math.max(2, word.length / 3) ? ` Did you mean "${near}"?` : '';
}
