import { BEYOND, type Point } from './point.ts';

/** Products that the article names for Django. */
export const PRODUCT_DJANGO: readonly Point[] = [
  {
    question: 'product',
    answer: 'social',
    indicator: 'fit',
    framework: 'django',
    points: 2,
    tier: 'A',
    source: 'L219',
    because:
      'Profiles, posts and follows are related tables shown on personal pages, which Django covers from model to template.',
  },
  {
    question: 'product',
    answer: 'ml',
    indicator: 'fit',
    framework: 'django',
    points: 2,
    tier: 'A',
    source: 'L73, L220',
    because: 'Models written in Python can run in the same process as Django.',
  },
  {
    question: 'product',
    answer: 'crm',
    indicator: 'fit',
    framework: 'django',
    points: 2,
    tier: 'A',
    source: 'L221',
    because:
      'CRM and booking mean many forms over related tables, which Django builds from its models.',
  },
  {
    question: 'product',
    answer: 'b2b',
    indicator: 'fit',
    framework: 'django',
    points: 2,
    tier: 'A',
    source: 'L222',
    because:
      'Django includes permissions, and its protection against common attacks is on by default.',
  },
  {
    question: 'product',
    answer: 'vertical',
    indicator: 'fit',
    framework: 'django',
    points: 1,
    tier: 'B',
    source: 'L74, L223',
    because: 'A catalogue with search, filters and reports is ORM work, and Django includes one.',
    counter: {
      source: 'L180',
      because: 'Any application with a database is data-driven, and Express reaches the same ones.',
    },
  },
  {
    question: 'product',
    answer: 'analytics',
    indicator: 'fit',
    framework: 'django',
    points: 1,
    tier: 'B',
    source: 'L224',
    because: 'Analysis libraries of Python can run in the same process as Django.',
    counter: {
      source: BEYOND,
      because:
        'Lightdash and GrowthBook run on Express: there, a data warehouse does the computing.',
    },
  },
  {
    question: 'product',
    answer: 'content',
    indicator: 'fit',
    framework: 'django',
    points: 1,
    tier: 'B',
    source: 'L57, L59',
    because: 'Django grew up in a newsroom and brings templates, feeds and editing forms.',
    counter: { source: BEYOND, because: 'Ghost and Wiki.js publish content on Express.' },
  },
  {
    question: 'product',
    answer: 'records',
    indicator: 'fit',
    framework: 'django',
    points: 1,
    tier: 'B',
    source: 'L70',
    because: 'Records are related tables, and Django brings an ORM with migrations for them.',
    counter: {
      source: 'L180',
      because: 'Express reaches the same databases through a driver or an ORM of your choice.',
    },
  },
];
