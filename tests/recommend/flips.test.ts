import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/recommend/questions.ts';
import { recommend } from '../../src/recommend/recommend.ts';

const flips = (answers: Answers) =>
  recommend(answers).recommendation.flips.map(
    ({ changes, framework, margin, kind }) =>
      `${changes.map((c) => `${c.question} ${c.answer}`).join(' + ')} → ${framework} ${margin} ${kind}`,
  );

describe('flips', () => {
  it('come smallest first and in asking order, also for open questions', () => {
    expect(flips({ accounts: 'users' })).toEqual([
      'style free → express -1 points',
      'surface gateway → express -1 points',
      'team js → express -2 points',
    ]);
  });

  it('put constraints last', () => {
    // E8: no answer moves the points that far, so only constraints are left.
    expect(flips({ product: 'realtime', style: 'free' })).toEqual([
      'team pyonly → django -5 constraint',
      'admin must → django -5 constraint',
    ]);
  });

  it('put constraints after larger moves by points', () => {
    const answers: Answers = {
      team: 'js',
      database: 'mongodb',
      surface: 'pages',
      accounts: 'users',
    };
    // E3: the constraint moves the margin by 3 only, the others by 4 and 6.
    expect(flips(answers)).toEqual([
      'database sql → django 1 points',
      'team py → django 3 points',
      'admin must → django 0 constraint',
    ]);
  });

  it('show one of the answers that have the same effect', () => {
    expect(flips({ product: 'shop', surface: 'both', database: 'none' })).toEqual([
      'style team → django 1 points',
      'surface pages → django 1 points',
      'database sql → django 1 points',
    ]);
  });

  it('lift the constraint that forces', () => {
    expect(flips({ product: 'ml', team: 'jsonly' })).toEqual([
      'team js → django 2 constraint',
      'team both → django 5 constraint',
      'team py → django 8 constraint',
    ]);
  });

  it('fall back on the cheapest pair where two constraints hold', () => {
    expect(flips({ product: 'ml', team: 'jsonly', database: 'couchdb' })).toEqual([
      'team js + database sqlserver → django 1 constraint',
    ]);
  });

  it.each<Answers>([{}, { team: 'jsonly', admin: 'must' }])(
    'are none without a pick: %j',
    (answers) => expect(flips(answers)).toEqual([]),
  );

  it('never change the product', () => {
    expect(flips({ product: 'api' }).join()).not.toContain('product');
  });
});
