import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { STACKS } from '../../src/packs/stacks.ts';
import { coverOf, idOf, legalOf, pairsOf } from './cover.ts';
import { isLegal, RULES } from './legal.ts';
import { combinationsOf, DIMENSIONS } from './options.ts';
import { blueprintOf } from './wish.ts';

describe.each(STACKS)('combinations for %s', (stack) => {
  const all = combinationsOf(DIMENSIONS[stack]);

  it('are refused by the planner exactly where a rule forbids them', () => {
    const different: string[] = [];
    for (const combination of all) {
      // The machine's Python is checked before anything is planned.
      if (combination.python !== undefined && !isLegal(combination)) continue;
      let planned = true;
      try {
        blueprintOf(combination, 24);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        planned = false;
      }
      if (planned !== isLegal(combination)) different.push(idOf(combination));
    }
    expect(different).toEqual([]);
  });

  it('are covered in pairs', () => {
    const covered = new Set(coverOf(stack).flatMap(pairsOf));
    const possible = new Set(legalOf(stack).flatMap(pairsOf));
    expect(coverOf(stack).every(isLegal)).toBe(true);
    expect([...possible].filter((pair) => !covered.has(pair))).toEqual([]);
  });

  it('are few enough to be proven', () => {
    expect(coverOf(stack).length).toBeLessThan(legalOf(stack).length / 10);
  });
});

it('are forbidden by no rule without effect', () => {
  const all = STACKS.flatMap((stack) => combinationsOf(DIMENSIONS[stack]));
  for (const { forbids, because } of RULES) expect(all.some(forbids), because).toBe(true);
});
