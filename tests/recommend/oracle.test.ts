import { describe, expect, it } from 'vitest';
import { recommend } from '../../src/recommend/recommend.ts';
import { readCases } from './cases.ts';

describe('the article', () => {
  const cases = readCases('article.jsonl');

  it('is complete', () => expect(cases).toHaveLength(30));

  it.each(cases)('$name → $framework', ({ answers, framework }) => {
    expect(recommend(answers).recommendation.framework).toBe(framework);
  });
});
