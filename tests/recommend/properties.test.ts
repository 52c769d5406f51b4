import { describe, expect, it } from 'vitest';
import { completed } from '../../src/recommend/apply-preset.ts';
import { OutcomeSchema } from '../../src/recommend/outcome.ts';
import { QUESTION_IDS, type Answers } from '../../src/recommend/questions.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { randomAnswerSets } from './cases.ts';
import { RULED, TABLE, referee } from './table.ts';

const SETS = randomAnswerSets(500, 20260101);
const OUTCOMES = SETS.map((answers) => ({ answers, outcome: recommend(answers) }));

describe('for 500 random answer sets', () => {
  it('the sets reach every confidence', () => {
    const seen = new Set(OUTCOMES.map(({ outcome }) => outcome.recommendation.confidence));
    expect([...seen].toSorted()).toEqual([
      'clash',
      'clear',
      'forced',
      'leaning',
      'strong',
      'toss-up',
    ]);
  });

  it('pick and margin are those of the table', () => {
    for (const { outcome } of OUTCOMES) {
      const { framework, margin } = referee(completed(outcome.answers));
      expect(outcome.recommendation).toMatchObject({ framework, margin });
    }
  });

  it('the margin is the sum over the ten indicators, and these over their points', () => {
    for (const { outcome } of OUTCOMES) {
      const { indicators, margin } = outcome.recommendation;
      expect(indicators.reduce((sum, i) => sum + i.django - i.express, 0)).toBe(margin);
      for (const { express, django, points } of indicators) {
        const sum = points.reduce((total, point) => total + point.points, 0);
        expect(sum).toBe(express + django);
      }
    }
  });

  it('an answer that speaks for one side never moves the margin to the other', () => {
    for (const { answers, outcome } of OUTCOMES.slice(0, 150)) {
      for (const question of outcome.unanswered.filter((id) => id !== 'product')) {
        for (const [answer, points] of Object.entries(TABLE[question] ?? {})) {
          const after = recommend({ ...answers, [question]: answer } as Answers).recommendation;
          const moved = after.margin - outcome.recommendation.margin;
          const sides = new Set(points.map((point) => point.framework));
          if (!sides.has('django')) expect(moved).toBeLessThanOrEqual(0);
          if (!sides.has('express')) expect(moved).toBeGreaterThanOrEqual(0);
          if (sides.size > 0) expect(moved).not.toBe(0);
        }
      }
    }
  });

  it('saying what the preset assumes changes nothing but the origin', () => {
    for (const { answers, outcome } of OUTCOMES) {
      const spelledOut = Object.fromEntries(
        Object.entries(outcome.answers).map(([id, given]) => [id, given?.value]),
      ) as Answers;
      expect(recommend({ ...spelledOut, ...answers }).recommendation).toEqual(
        outcome.recommendation,
      );
    }
  });

  it('every question is either answered or listed as open', () => {
    for (const { outcome } of OUTCOMES) {
      const all = [...Object.keys(outcome.answers), ...outcome.unanswered];
      expect(all.toSorted()).toEqual([...QUESTION_IDS].toSorted());
    }
  });

  it('the outcome is JSON, fits its schema and is the same every time', () => {
    for (const { answers, outcome } of OUTCOMES) {
      const read = JSON.parse(JSON.stringify(outcome));
      expect(OutcomeSchema.parse(read)).toEqual(outcome);
      expect(JSON.stringify(recommend(answers))).toBe(JSON.stringify(outcome));
    }
  });

  it('constraints are listed exactly where the answers hold one', () => {
    for (const { outcome } of OUTCOMES) {
      const held = Object.entries(outcome.answers).flatMap(
        ([id, given]) => RULED[`${id} ${given?.value}`] ?? [],
      );
      const listed = outcome.recommendation.forcedBy.map((forcing) => forcing.framework);
      expect(listed.toSorted()).toEqual(held.toSorted());
    }
  });
});

describe('the schema of the outcome', () => {
  const valid = recommend({ product: 'api' });

  it.each([
    ['an unknown key', { ...valid, extra: 1 }],
    ['an unknown answer', { ...valid, answers: { team: { value: 'cobol', from: 'user' } } }],
    ['an unknown origin', { ...valid, answers: { team: { value: 'js', from: 'guess' } } }],
    [
      'nine indicators',
      {
        ...valid,
        recommendation: {
          ...valid.recommendation,
          indicators: valid.recommendation.indicators.slice(1),
        },
      },
    ],
  ])('refuses %s', (_, outcome) => expect(OutcomeSchema.safeParse(outcome).success).toBe(false));
});
