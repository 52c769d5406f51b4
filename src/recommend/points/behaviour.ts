import type { Point } from './point.ts';

/** How it behaves: surface, live, growth. */
export const BEHAVIOUR: readonly Point[] = [
  {
    question: 'surface',
    answer: 'api',
    indicator: 'architecture',
    framework: 'express',
    points: 1,
    tier: 'A',
    source: 'L126',
    because:
      'Turning query results into JSON takes Django extra time, and its templates stay unused.',
  },
  {
    question: 'surface',
    answer: 'pages',
    indicator: 'architecture',
    framework: 'django',
    points: 2,
    tier: 'A',
    source: 'L142',
    because: 'Templates, forms and views for pages rendered on the server are part of Django.',
  },
  {
    question: 'surface',
    answer: 'gateway',
    indicator: 'architecture',
    framework: 'express',
    points: 2,
    tier: 'A',
    source: 'L42, L44',
    because:
      'Requests that are only passed on need middleware and streams, not models and templates.',
  },
  {
    question: 'live',
    answer: 'some',
    indicator: 'performance',
    framework: 'express',
    points: 1,
    tier: 'A',
    source: 'L90',
    because: 'Notifications keep connections waiting, which costs one Node process little.',
  },
  {
    question: 'live',
    answer: 'core',
    indicator: 'performance',
    framework: 'express',
    points: 3,
    tier: 'A',
    source: 'L90, L212',
    because:
      'Open connections mostly wait, and one Node process holds many of them at little cost.',
  },
  {
    question: 'growth',
    answer: 'small',
    indicator: 'scalability',
    framework: 'express',
    points: 1,
    tier: 'B',
    source: 'L111',
    because: 'A small service that stays small uses little of what Django brings.',
    counter: {
      source: 'L59',
      because: 'Django is said to suit all kinds of websites, and small products run on it too.',
    },
  },
  {
    question: 'growth',
    answer: 'grow',
    indicator: 'scalability',
    framework: 'django',
    points: 1,
    tier: 'B',
    source: 'L103, L154',
    because:
      'Instagram grew for years on Django, and built-in migrations keep schema changes in order.',
    counter: {
      source: 'L211',
      because: 'Scaling up is also given as a reason for Express; both frameworks scale.',
    },
  },
  {
    question: 'growth',
    answer: 'burst',
    indicator: 'scalability',
    framework: 'express',
    points: 1,
    tier: 'B',
    source: 'L148, L211',
    because: 'One Node process keeps many simultaneous requests waiting at little cost.',
    counter: {
      source: 'L72, L154',
      because: 'Scaling is also given as a reason for Django; both frameworks scale.',
    },
  },
];
