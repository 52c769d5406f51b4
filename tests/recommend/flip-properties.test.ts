import { describe, expect, it } from 'vitest';
import { completed } from '../../src/recommend/apply-preset.ts';
import type { Flip } from '../../src/recommend/outcome.ts';
import { QUESTIONS, type AnswerSet } from '../../src/recommend/questions.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { always, sampleOfAnswers } from './arbitrary.ts';
import { referee, weight } from './table.ts';

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

describe('the flips of any answers', { timeout: 30_000 }, () => {
  it('are single answers for some and pairs for others', () => {
    const all = sampleOfAnswers(500).flatMap((answers) => recommend(answers).recommendation.flips);
    expect(new Set(all.map((flip) => flip.changes.length))).toEqual(new Set([1, 2]));
  });

  it('every listed flip really flips, with the margin it names', () => {
    always((answers, outcome) => {
      for (const { changes, framework, margin } of outcome.recommendation.flips) {
        const after = recommend(applied(answers, changes)).recommendation;
        expect(after.framework).toBe(framework);
        expect(after.framework).not.toBe(outcome.recommendation.framework);
        expect(after.margin).toBe(margin);
      }
    });
  });

  it('no unlisted single flip is smaller, and a pair stands only where no single answer flips', () => {
    always((_, outcome) => {
      const { framework, flips } = outcome.recommendation;
      if (framework === null) return;
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
    });
  });

  it('every pick can be flipped, and a pair is the cheapest there is', () => {
    always((_, outcome) => {
      const { framework, flips } = outcome.recommendation;
      expect(flips.length > 0).toBe(framework !== null);
      const pair = flips.find((flip) => flip.changes.length === 2);
      if (pair === undefined) return;
      const values = completed(outcome.answers);
      const steps = alternatives(values);
      const pairs = steps.flatMap((a) =>
        steps.filter((b) => a.question < b.question).map((b) => [a, b]),
      );
      const costs = pairs.filter((p) => isFlip(values, p)).map((p) => cost(values, p));
      expect(cost(values, pair.changes)).toBe(Math.min(...costs));
    });
  });

  it('kind says whether a constraint is at work', () => {
    always((_, outcome) => {
      const values = completed(outcome.answers);
      for (const { changes, kind } of outcome.recommendation.flips) {
        expect(kind === 'constraint').toBe(involvesConstraint(values, changes));
      }
    });
  });
});
