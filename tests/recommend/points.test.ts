import { describe, expect, it } from 'vitest';
import { CONSTRAINTS, POINTS, pointsOf } from '../../src/recommend/points.ts';
import type { Answers } from '../../src/recommend/questions.ts';
import { QUESTIONS } from '../../src/recommend/questions.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { RULED, TABLE, weight } from './table.ts';

const everyAnswer = QUESTIONS.flatMap((question) =>
  question.answers.map(({ value }) => ({ question: question.id, answer: value })),
);
const byIndicator = (a: { indicator: string }, b: { indicator: string }) =>
  a.indicator.localeCompare(b.indicator);

describe('the points', () => {
  it.each(everyAnswer)('of $question $answer are those of the table', ({ question, answer }) => {
    const counted = pointsOf(question, answer).map(({ indicator, framework, points, tier }) => ({
      indicator,
      framework,
      points,
      tier,
    }));
    expect(counted.toSorted(byIndicator)).toEqual(TABLE[question]?.[answer]?.toSorted(byIndicator));
  });

  it.each(everyAnswer.filter(({ question }) => question !== 'product'))(
    'of $question $answer move the margin of an empty form',
    ({ question, answer }) => {
      const { recommendation } = recommend({ [question]: answer } as Answers);
      expect(recommendation.margin).toBe(weight(question, answer));
    },
  );

  it('are one record per answer and indicator', () => {
    const keys = POINTS.map((p) => [p.question, p.answer, p.indicator].join());
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leave community even', () => {
    expect(POINTS.filter((point) => point.indicator === 'community')).toEqual([]);
  });
});

describe('the sentences', () => {
  const spoken = [...POINTS, ...CONSTRAINTS, ...POINTS.flatMap((p) => p.counter ?? [])];

  it.each(spoken)('$because', ({ because, source }) => {
    expect(because).toMatch(/^[A-Z].{20,125}[^.!?]\.$/);
    expect(source).toMatch(/^(L\d{1,3}(, L\d{1,3})*|beyond the article)$/);
  });

  it.each(spoken)('makes no superlative or refuted claim: $because', ({ because }) => {
    expect(because).not.toMatch(/\b(best|most|fastest|easiest|cheap(er|est)?|ideal|perfect)\b/i);
    expect(because).not.toMatch(
      /one request|callback|slow evolution|11,?202|paypal|\$|nginx|gateway v|csurf|monolith/i,
    );
  });

  it('name the other side of every contested point', () => {
    const contested = POINTS.filter((point) => point.tier === 'B');
    expect(contested).toHaveLength(16);
    for (const point of contested) expect(point.counter?.because).not.toBe(point.because);
  });

  it('claim no line of the article for what lies beyond it', () => {
    for (const { tier, source } of POINTS) expect(tier === 'X').toBe(source.startsWith('beyond'));
  });
});

describe('the constraints', () => {
  it('are the four of the table', () => {
    const known = CONSTRAINTS.map((c) => [`${c.question} ${c.answer}`, c.framework]);
    expect(Object.fromEntries(known)).toEqual(RULED);
  });
});
