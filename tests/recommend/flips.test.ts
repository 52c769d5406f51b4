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
      'growth burst → express -1 points',
    ]);
  });

  it('put constraints last', () => {
    // -7: three answers can move far enough by points, none of them by less than 9.
    expect(flips({ product: 'realtime', style: 'free' })).toEqual([
      'admin must → django -5 constraint',
      'team pyonly → django -5 constraint',
    ]);
  });

  it('show one of the answers that have the same effect', () => {
    expect(flips({ product: 'shop', surface: 'both', database: 'none' })).toEqual([
      'database sql → django 1 points',
      'style team → django 1 points',
      'surface pages → django 1 points',
    ]);
  });

  it('lift the constraint that forces', () => {
    expect(flips({ product: 'ml', team: 'jsonly' })).toEqual([
      'team both → django 5 constraint',
      'team py → django 8 constraint',
    ]);
  });

  it('fall back on the cheapest pair where two constraints hold', () => {
    expect(flips({ product: 'ml', team: 'jsonly', database: 'couchdb' })).toEqual([
      'team both + database none → django 4 constraint',
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
