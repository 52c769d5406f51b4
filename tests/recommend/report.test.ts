import { describe, expect, it } from 'vitest';
import { decidingQuestions, openQuestions } from '../../src/recommend/open-questions.ts';
import { reasons, type Reason } from '../../src/recommend/reasons.ts';
import type { Answers } from '../../src/recommend/questions.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { settle } from '../../src/recommend/settle.ts';
import { always } from './arbitrary.ts';

const names = (list: readonly Reason[]) => list.map((r) => `${r.question} ${r.answer} ${r.points}`);

describe('reasons', () => {
  const outcome = recommend({
    product: 'crm',
    team: 'js',
    style: 'batteries',
    growth: 'small',
    live: 'some',
  });

  it('name the strongest three for', () => {
    expect(outcome.recommendation.framework).toBe('django');
    expect(names(reasons(outcome).for)).toEqual([
      'product crm 2',
      'style batteries 2',
      'surface pages 2',
    ]);
  });

  it('put what the user said before what was assumed, whatever was asked first', () => {
    const said = recommend({ product: 'crm', accounts: 'sensitive' });
    expect(names(reasons(said).for)).toEqual([
      'product crm 2',
      'accounts sensitive 2',
      'surface pages 2',
    ]);
  });

  it('name the strongest against', () => {
    expect(names(reasons(outcome).against)).toEqual(['team js 3', 'live some 1', 'growth small 1']);
  });

  it('put the uncontested before the contested, whatever was asked first', () => {
    const even = recommend({ budget: 'tight', surface: 'api' });
    expect(names(reasons(even).for)).toEqual(['surface api 1', 'budget tight 1']);
  });

  it('name both sides of what is contested', () => {
    const [contested, ...more] = reasons(outcome).contested;
    expect(more).toEqual([]);
    expect(contested).toMatchObject({ question: 'growth', from: 'user', indicator: 'scalability' });
    expect(contested?.counter?.source).toBe('L59');
  });

  it('know which were assumed', () => {
    const assumed = reasons(outcome).for.find((reason) => reason.question === 'surface');
    expect(assumed?.from).toBe('preset');
  });

  it('can be asked about the framework that was chosen instead', () => {
    const other = reasons(outcome, 'express');
    expect(other.for).toEqual(reasons(outcome).against);
    expect(other.against).toEqual(reasons(outcome).for);
  });

  it('take no side without a pick', () => {
    const even = recommend({ growth: 'grow', live: 'some' });
    expect(reasons(even)).toMatchObject({ for: [], against: [] });
    expect(names(reasons(even).contested)).toEqual(['growth grow 1']);
    expect(names(reasons(even, 'express').for)).toEqual(['live some 1']);
  });

  it('carry a counter exactly where they are contested', () => {
    always((_, outcome) => {
      const { for: pro, against, rest } = reasons(outcome, 'django');
      for (const reason of [...pro, ...against, ...rest]) {
        expect(reason.counter !== undefined).toBe(reason.tier === 'B');
      }
    });
  });

  it('are all that was counted, each once', () => {
    always((_, outcome) => {
      const counted = outcome.recommendation.indicators.flatMap(({ points }) => points);
      for (const side of ['express', 'django', null] as const) {
        const { for: pro, against, rest } = reasons(outcome, side);
        const told = [...pro, ...against, ...rest];
        expect(told).toHaveLength(counted.length);
        for (const point of counted) expect(told).toContainEqual(expect.objectContaining(point));
        if (side === null) expect(rest).toHaveLength(counted.length);
      }
    });
  });
});

describe('settle', () => {
  it.each<[Answers, string | null, RegExp]>([
    [{}, 'express', /either works/i],
    [{ team: 'both' }, 'express', /either works/i],
    [{ team: 'js', style: 'batteries' }, 'express', /either works.*JavaScript/i],
    [{ team: 'py', live: 'core' }, 'django', /either works.*Python/i],
    [{ product: 'crm' }, 'django', /recommendation/],
    [{ product: 'ml', team: 'jsonly' }, 'express', /recommendation/],
    [{ team: 'jsonly', admin: 'must' }, null, /give way/],
  ])('%j → %s', (answers, framework, sentence) => {
    const settled = settle(recommend(answers));
    expect(settled.framework).toBe(framework);
    expect(settled.because).toMatch(sentence);
  });
});

describe('open questions', () => {
  it('ask the product first, then what matters most', () => {
    expect(openQuestions(recommend({}))).toEqual({
      next: ['product', 'team', 'style', 'services', 'budget'],
      onRequest: ['surface', 'live', 'jobs', 'growth', 'database', 'admin', 'data', 'accounts'],
    });
  });

  it('leave out what was said or assumed', () => {
    expect(openQuestions(recommend({ product: 'crm', style: 'free' }))).toEqual({
      next: ['team', 'services', 'budget'],
      onRequest: ['live', 'jobs', 'growth', 'data'],
    });
  });
});

describe('deciding questions', () => {
  it('are all that could end a toss-up, and never jobs', () => {
    expect(decidingQuestions(recommend({ team: 'py', live: 'core' }))).toEqual(
      'product style services budget surface growth database admin data accounts'.split(' '),
    );
  });

  it('are none where something is picked or two answers clash', () => {
    expect(decidingQuestions(recommend({ product: 'crm' }))).toEqual([]);
    expect(decidingQuestions(recommend({ team: 'jsonly', admin: 'must' }))).toEqual([]);
  });

  it('are none once every question is answered', () => {
    const neutral: Answers = {
      product: 'other',
      surface: 'both',
      live: 'none',
      jobs: 'no',
      growth: 'unknown',
      database: 'unknown',
      admin: 'no',
      data: 'none',
      accounts: 'none',
      team: 'both',
      style: 'unknown',
      services: 'one',
      budget: 'own',
    };
    expect(recommend(neutral).recommendation.confidence).toBe('toss-up');
    expect(decidingQuestions(recommend(neutral))).toEqual([]);
  });
});
