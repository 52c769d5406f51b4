import { describe, expect, it } from 'vitest';
import { completed } from '../../src/recommend/apply-preset.ts';
import { OutcomeSchema } from '../../src/recommend/outcome.ts';
import { QUESTION_IDS, type Answers } from '../../src/recommend/questions.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { always, sampleOfAnswers } from './arbitrary.ts';
import { RULED, TABLE, referee } from './table.ts';

describe('for any answers', { timeout: 30_000 }, () => {
  it('every confidence is reached', () => {
    const seen = sampleOfAnswers(500).map(
      (answers) => recommend(answers).recommendation.confidence,
    );
    expect([...new Set(seen)].toSorted()).toEqual([
      'clash',
      'clear',
      'forced',
      'leaning',
      'strong',
      'toss-up',
    ]);
  });

  it('pick and margin are those of the table', () => {
    always((_, { answers, recommendation }) => {
      const { framework, margin } = referee(completed(answers));
      expect(recommendation).toMatchObject({ framework, margin });
    });
  });

  it('the margin is the sum over the ten indicators, and these over their points', () => {
    always((_, { recommendation: { indicators, margin } }) => {
      expect(indicators.reduce((sum, i) => sum + i.django - i.express, 0)).toBe(margin);
      for (const { express, django, points } of indicators) {
        const sum = points.reduce((total, point) => total + point.points, 0);
        expect(sum).toBe(express + django);
      }
    });
  });

  it('an answer that speaks for one side never moves the margin to the other', () => {
    always((answers, outcome) => {
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
    }, 60);
  });

  it('what most products need never makes a pick surer', () => {
    const SURE = ['leaning', 'clear', 'strong'];
    always((_, { recommendation }) => {
      const { framework, margin, lead, confidence, indicators } = recommendation;
      if (framework === null || !SURE.includes(confidence)) {
        expect(lead).toBeNull();
        return;
      }
      const own = indicators
        .flatMap(({ points }) => points)
        .filter(({ common }) => !common)
        .reduce((sum, point) => sum + (point.framework === framework ? 1 : -1) * point.points, 0);
      expect(lead).toBe(Math.min(Math.abs(margin), own));
      const most = own >= 5 ? 'strong' : own >= 3 ? 'clear' : 'leaning';
      expect(SURE.indexOf(confidence)).toBeLessThanOrEqual(SURE.indexOf(most));
    });
  });

  it('saying what the preset assumes changes nothing but the origin', () => {
    always((answers, outcome) => {
      const spelledOut = Object.fromEntries(
        Object.entries(outcome.answers).map(([id, given]) => [id, given?.value]),
      ) as Answers;
      const { wouldDecide: _open, ...before } = outcome.recommendation;
      const { wouldDecide: _after, ...after } = recommend({
        ...spelledOut,
        ...answers,
      }).recommendation;
      expect(after).toEqual(before);
    });
  });

  it('every question is either answered or listed as open', () => {
    always((_, outcome) => {
      const all = [...Object.keys(outcome.answers), ...outcome.unanswered];
      expect(all.toSorted()).toEqual([...QUESTION_IDS].toSorted());
    });
  });

  it('the outcome is JSON, fits its schema and is the same every time', () => {
    always((answers, outcome) => {
      const read = JSON.parse(JSON.stringify(outcome));
      expect(OutcomeSchema.parse(read)).toEqual(outcome);
      expect(JSON.stringify(recommend(answers))).toBe(JSON.stringify(outcome));
    });
  });

  it('constraints are listed exactly where the answers hold one', () => {
    always((_, outcome) => {
      const held = Object.entries(outcome.answers).flatMap(
        ([id, given]) => RULED[`${id} ${given?.value}`] ?? [],
      );
      const listed = outcome.recommendation.forcedBy.map((forcing) => forcing.framework);
      expect(listed.toSorted()).toEqual(held.toSorted());
    });
  });

  it('a clash, and only a clash, says what giving way comes to, once per side', () => {
    always((answers, { recommendation: { confidence, concessions } }) => {
      expect(concessions).toHaveLength(confidence === 'clash' ? 2 : 0);
      for (const { changes, framework, margin, confidence: sure } of concessions) {
        const relaxed = Object.fromEntries(changes.map((c) => [c.question, c.answer]));
        const after = recommend({ ...answers, ...relaxed } as Answers).recommendation;
        expect(after).toMatchObject({ framework, margin, confidence: sure });
        expect(after.confidence).not.toBe('clash');
        expect(after.forcedBy.length).toBeGreaterThan(0);
      }
    });
  });

  it('in a toss-up each question that would decide does so by some answer, and no other does', () => {
    const confused = sampleOfAnswers(1000).filter(
      (answers) => recommend(answers).recommendation.confidence === 'toss-up',
    );
    expect(confused.length).toBeGreaterThan(25);
    for (const answers of confused.slice(0, 25)) {
      const { unanswered, recommendation } = recommend(answers);
      const deciding = unanswered.filter((id) =>
        Object.keys(TABLE[id] ?? {}).some((answer) => {
          const { framework } = recommend({ ...answers, [id]: answer } as Answers).recommendation;
          return framework !== null;
        }),
      );
      expect(recommendation.wouldDecide).toEqual(deciding);
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
