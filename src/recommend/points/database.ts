import { BEYOND, type Point } from './point.ts';

const OFFICIALLY_SUPPORTED = ['sqlite', 'postgres', 'mysql', 'mariadb', 'oracle'] as const;

/** Which database it needs. */
export const DATABASE: readonly Point[] = [
  {
    question: 'database',
    answer: 'sql',
    indicator: 'database',
    framework: 'django',
    points: 1,
    tier: 'A',
    source: 'L70, L184',
    because: 'Django includes an ORM with migrations and supports five SQL databases officially.',
  },
  ...OFFICIALLY_SUPPORTED.map((answer): Point => ({
    question: 'database',
    answer,
    indicator: 'database',
    framework: 'django',
    points: 1,
    tier: 'A',
    source: 'L70, L184',
    because: 'Django includes an ORM with migrations and supports this database officially.',
  })),
  {
    question: 'database',
    answer: 'several',
    indicator: 'database',
    framework: 'django',
    points: 1,
    tier: 'A',
    source: 'L184',
    because: 'Django routes models to several databases by configuration.',
  },
  {
    question: 'database',
    answer: 'sqlserver',
    indicator: 'database',
    framework: 'express',
    points: 1,
    tier: 'A',
    source: 'L180',
    because: 'SQL Server has a driver for Node.js, while Django relies on a third-party backend.',
  },
  {
    question: 'database',
    answer: 'mongodb',
    indicator: 'database',
    framework: 'express',
    points: 3,
    tier: 'A',
    source: 'L180',
    because:
      'MongoDB documents map to JavaScript objects; the Django backend is separate and has limits.',
  },
  {
    question: 'database',
    answer: 'couchdb',
    indicator: 'database',
    framework: 'express',
    points: 3,
    tier: 'A',
    source: 'L180',
    because: 'CouchDB speaks JSON over HTTP, which Node.js clients handle directly.',
  },
  {
    question: 'database',
    answer: 'none',
    indicator: 'database',
    framework: 'express',
    points: 1,
    tier: 'X',
    source: BEYOND,
    because: 'Without a database the ORM, admin and migrations of Django have nothing to do.',
  },
];
