import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/recommend/questions.ts';
import { recommend } from '../../src/recommend/recommend.ts';

const summary = (answers: Answers) => {
  const { framework, margin, confidence } = recommend(answers).recommendation;
  return [framework, margin, confidence];
};

describe('confidence', () => {
  it.each<[Answers, ...unknown[]]>([
    [{}, null, 0, 'toss-up'],
    [{ team: 'js', style: 'batteries' }, null, 0, 'toss-up'],
    [{ accounts: 'users' }, 'django', 1, 'leaning'],
    [{ growth: 'burst' }, 'express', -1, 'leaning'],
    [{ style: 'free' }, 'express', -2, 'leaning'],
    [{ live: 'core' }, 'express', -3, 'clear'],
    [{ style: 'batteries', accounts: 'users' }, 'django', 4, 'clear'],
    [{ style: 'batteries', accounts: 'sensitive' }, 'django', 5, 'strong'],
    [{ team: 'js', growth: 'burst' }, 'express', -4, 'clear'],
    [{ team: 'js', style: 'free' }, 'express', -5, 'strong'],
    [
      { live: 'some', style: 'batteries', accounts: 'sensitive', surface: 'pages' },
      'django',
      6,
      'strong',
    ],
    [{ live: 'core', team: 'py', data: 'ml', surface: 'pages' }, 'django', 5, 'clear'],
    [{ data: 'ml', live: 'core', team: 'js', style: 'free' }, 'express', -5, 'clear'],
    [
      { style: 'team', accounts: 'sensitive', live: 'core', team: 'js', database: 'mongodb' },
      'express',
      -5,
      'strong',
    ],
  ])('%j → %s, %i, %s', (answers, ...expected) => expect(summary(answers)).toEqual(expected));
});

describe('what most products need', () => {
  it.each<[Answers, ...unknown[]]>([
    // SQL and ordinary accounts: they lead by 3 with one point of their own.
    [{ database: 'sql', accounts: 'users', admin: 'nice' }, 'django', 3, 'leaning'],
    [{ database: 'postgres', accounts: 'users', style: 'batteries' }, 'django', 5, 'clear'],
    [{ database: 'postgres', accounts: 'sensitive', style: 'batteries' }, 'django', 6, 'strong'],
    // A JSON API, on the other side.
    [{ surface: 'api', style: 'free' }, 'express', -3, 'leaning'],
    [{ surface: 'api', live: 'some', style: 'free' }, 'express', -4, 'clear'],
    [{ surface: 'gateway', style: 'free' }, 'express', -4, 'clear'],
    // It still tips the pick …
    [{ accounts: 'users' }, 'django', 1, 'leaning'],
    [{ style: 'free', product: 'crm', surface: 'both', admin: 'no' }, 'django', 2, 'leaning'],
    // … and takes from the lead where it stands against the pick.
    [{ live: 'core', team: 'js', database: 'sql', accounts: 'users' }, 'express', -4, 'clear'],
  ])('makes no pick surer: %j → %s, %i, %s', (answers, ...expected) =>
    expect(summary(answers)).toEqual(expected),
  );
});

describe('constraints', () => {
  it.each<[Answers, ...unknown[]]>([
    [{ team: 'jsonly' }, 'express', -3, 'clear'],
    [{ team: 'jsonly', style: 'free' }, 'express', -5, 'strong'],
    [{ team: 'jsonly', data: 'ml', accounts: 'users' }, 'express', 1, 'forced'],
    [{ team: 'jsonly', data: 'ml' }, 'express', 0, 'forced'],
    [{ team: 'pyonly', live: 'core', growth: 'burst' }, 'django', -1, 'forced'],
    [{ product: 'realtime', admin: 'must' }, 'django', -3, 'forced'],
    [{ database: 'couchdb', product: 'ml' }, 'express', 2, 'forced'],
    [{ database: 'couchdb', team: 'jsonly' }, 'express', -6, 'strong'],
    [{ team: 'jsonly', admin: 'must' }, null, 0, 'clash'],
    [{ product: 'crm', team: 'jsonly', admin: 'must' }, null, 6, 'clash'],
    [{ database: 'couchdb', team: 'pyonly' }, null, 0, 'clash'],
  ])('%j → %s, %i, %s', (answers, ...expected) => expect(summary(answers)).toEqual(expected));

  it('are named where they force', () => {
    expect(recommend({ product: 'ml', team: 'jsonly' }).recommendation.forcedBy).toEqual([
      {
        question: 'team',
        answer: 'jsonly',
        framework: 'express',
        because: 'The team writes only JavaScript, and Django is written in Python.',
        source: 'L88',
      },
    ]);
  });

  it('are named where they collide', () => {
    expect(recommend({ team: 'jsonly', admin: 'must' }).recommendation.forcedBy).toMatchObject([
      { question: 'team', answer: 'jsonly', framework: 'express' },
      { question: 'admin', answer: 'must', framework: 'django' },
    ]);
  });

  it('are named where the points agree, and absent where there is none', () => {
    expect(recommend({ team: 'jsonly' }).recommendation.forcedBy).toHaveLength(1);
    expect(recommend({ team: 'js' }).recommendation.forcedBy).toEqual([]);
  });
});

describe('the indicators', () => {
  it('are always ten, with the sum of their points', () => {
    const { indicators, margin } = recommend({
      team: 'js',
      style: 'batteries',
      admin: 'nice',
    }).recommendation;
    const scores = Object.fromEntries(indicators.map((i) => [i.id, [i.express, i.django]]));
    expect(scores).toEqual({
      pros: [0, 3],
      performance: [0, 0],
      architecture: [0, 0],
      scalability: [0, 0],
      testing: [0, 1],
      microservices: [0, 0],
      database: [0, 0],
      community: [0, 0],
      hiring: [3, 0],
      fit: [0, 0],
    });
    expect(margin).toBe(1);
  });

  it('carry the records that decided, in the shape of the contract', () => {
    const { indicators } = recommend({ growth: 'grow' }).recommendation;
    const point = indicators.find((indicator) => indicator.id === 'scalability')?.points[0];
    expect(
      Object.keys(point ?? {})
        .toSorted()
        .join(' '),
    ).toBe('answer because common counter framework points question source tier');
    expect(point).toMatchObject({
      framework: 'django',
      points: 1,
      tier: 'B',
      source: 'L103, L154',
      common: false,
    });
    const [common] = recommend({ accounts: 'users' }).recommendation.indicators[0]?.points ?? [];
    expect(common).toMatchObject({ common: true });
    expect(common).not.toHaveProperty('counter');
  });
});
