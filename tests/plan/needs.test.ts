import { describe, expect, it } from 'vitest';
import { uncovered } from '../../src/plan/needs.ts';

const missing = (answers: Record<string, string>, ...covered: string[]): string[] =>
  uncovered(answers, new Set(covered)).map(({ id }) => id);

describe('what the answers ask for and no pack covers', () => {
  it('is named by its question', () => {
    expect(missing({ jobs: 'yes', live: 'none', accounts: 'users' })).toEqual(['jobs', 'accounts']);
    expect(missing({ accounts: 'users' }, 'accounts')).toEqual([]);
  });

  it('is the rest where a pack covers only some of it', () => {
    expect(missing({ accounts: 'sensitive' })).toEqual(['accounts']);
    expect(missing({ accounts: 'sensitive' }, 'accounts')).toEqual(['sensitive-accounts']);
    expect(missing({ accounts: 'sensitive' }, 'accounts', 'sensitive-accounts')).toEqual([]);
  });
});
