import { describe, expect, it } from 'vitest';
import { completed } from '../../src/recommend/apply-preset.ts';
import { OutcomeSchema, type Flip } from '../../src/recommend/outcome.ts';
import {
  QUESTIONS,
  QUESTION_IDS,
  type AnswerSet,
  type Answers,
} from '../../src/recommend/questions.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { randomAnswerSets } from './cases.ts';
import { RULED, TABLE, referee, weight } from './table.ts';

const SETS = randomAnswerSets(500, 20260101);
const OUTCOMES = SETS.map((answers) => ({ answers, outcome: recommend(answers) }));

const alternatives = (values: AnswerSet) =>
  QUESTIONS.filter((question) => question.id !== 'product').flatMap((question) =>
    question.answers
      .map(({ value }) => ({ question: question.id, answer: value }))
      .filter(({ answer }) => answer !== values[question.id]),
  );
type Step = ReturnType<typeof alternatives>[number];

const applied = <T extends object>(answers: T, changes: Flip['changes']): T => ({
  ...answers,
  ...Object.fromEntries(changes.map(({ question, answer }) => [question, answer])),
});
const cost = (values: AnswerSet, changes: Flip['changes']) =>
  changes.reduce(
    (sum, { question, answer }) =>
      sum + Math.abs(weight(question, answer) - weight(question, values[question])),
    0,
  );
const isFlip = (values: AnswerSet, changes: Step[]) => {
  const [before, after] = [referee(values), referee(applied(values, changes))];
  return after.framework !== null && after.framework !== before.framework;
};
const involvesConstraint = (values: AnswerSet, changes: Flip['changes']) =>
  referee(values).constrained || referee(applied(values, changes)).constrained;
const order = (values: AnswerSet, changes: Flip['changes']) =>
  (involvesConstraint(values, changes) ? 100 : 0) + cost(values, changes);
const effect = (values: AnswerSet, changes: Flip['changes']) =>
  [changes[0]?.question, referee(applied(values, changes)).margin, order(values, changes)].join();

describe('for 500 random answer sets', () => {
  it('the sets reach every confidence and a pair flip', () => {
    const seen = new Set(OUTCOMES.map(({ outcome }) => outcome.recommendation.confidence));
    expect([...seen].toSorted()).toEqual([
      'clash',
      'clear',
      'forced',
      'leaning',
      'strong',
      'toss-up',
    ]);
    const lengths = OUTCOMES.flatMap((o) =>
      o.outcome.recommendation.flips.map((f) => f.changes.length),
    );
    expect(new Set(lengths)).toEqual(new Set([1, 2]));
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

  it('every listed flip really flips, with the margin it names', () => {
    for (const { answers, outcome } of OUTCOMES) {
      for (const { changes, framework, margin } of outcome.recommendation.flips) {
        const after = recommend(applied(answers, changes)).recommendation;
        expect(after.framework).toBe(framework);
        expect(after.framework).not.toBe(outcome.recommendation.framework);
        expect(after.margin).toBe(margin);
      }
    }
  });

  it('no unlisted single flip is smaller, and a pair stands only where no single answer flips', () => {
    for (const { outcome } of OUTCOMES) {
      const { framework, flips } = outcome.recommendation;
      if (framework === null) continue;
      const values = completed(outcome.answers);
      const singles = alternatives(values)
        .map((step) => [step])
        .filter((changes) => isFlip(values, changes));
      const firstOfEach = [...new Map(singles.map((c) => [effect(values, c), c])).values()];
      const expected = firstOfEach.map((c) => order(values, c)).toSorted((a, b) => a - b);
      const listed = flips.filter((flip) => flip.changes.length === 1);
      expect(listed.map((flip) => order(values, flip.changes))).toEqual(expected.slice(0, 3));
      expect(new Set(listed.map((flip) => effect(values, flip.changes))).size).toBe(listed.length);
      expect(flips.length - listed.length).toBe(singles.length === 0 ? 1 : 0);
    }
  });

  it('every pick can be flipped, and a pair is the cheapest there is', () => {
    for (const { outcome } of OUTCOMES) {
      const { framework, flips } = outcome.recommendation;
      expect(flips.length > 0).toBe(framework !== null);
      const pair = flips.find((flip) => flip.changes.length === 2);
      if (pair === undefined) continue;
      const values = completed(outcome.answers);
      const steps = alternatives(values);
      const pairs = steps.flatMap((a) =>
        steps.filter((b) => a.question < b.question).map((b) => [a, b]),
      );
      const costs = pairs.filter((p) => isFlip(values, p)).map((p) => cost(values, p));
      expect(cost(values, pair.changes)).toBe(Math.min(...costs));
    }
  });

  it('kind says whether a constraint is at work', () => {
    for (const { outcome } of OUTCOMES) {
      const values = completed(outcome.answers);
      for (const { changes, kind } of outcome.recommendation.flips) {
        expect(kind === 'constraint').toBe(involvesConstraint(values, changes));
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
