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

describe('43 real products', () => {
  const judged = readCases('dev.jsonl').map(({ framework, answers }) => {
    const { recommendation } = recommend(answers);
    const picked = recommendation.framework;
    const score = picked === null ? 0.5 : Number(picked === framework);
    return { score, confidence: recommendation.confidence };
  });
  const total = (scores: { score: number }[]) => scores.reduce((sum, { score }) => sum + score, 0);

  it('are 43', () => expect(judged).toHaveLength(43));

  it('are predicted at least as well as recommendation.md says (82.6 %, ties half)', () => {
    expect(total(judged)).toBeGreaterThanOrEqual(35.5);
  });

  it('are rarely missed where the recommender is strong (14 of 16)', () => {
    const strong = judged.filter(({ confidence }) => confidence === 'strong');
    expect(strong.length).toBeGreaterThanOrEqual(16);
    expect(total(strong) / strong.length).toBeGreaterThanOrEqual(14 / 16);
  });
});
