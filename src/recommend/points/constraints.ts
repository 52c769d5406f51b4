import { BEYOND, type Constraint } from './point.ts';

/** The answers that rule one framework out (docs/recommendation.md, "Deciding"). */
export const CONSTRAINTS: readonly Constraint[] = [
  {
    question: 'team',
    answer: 'jsonly',
    framework: 'express',
    relaxed: 'js',
    source: 'L88',
    because: 'The team writes only JavaScript, and Django is written in Python.',
  },
  {
    question: 'team',
    answer: 'pyonly',
    framework: 'django',
    relaxed: 'py',
    source: 'L107',
    because: 'The team writes only Python, and Express is written in JavaScript.',
  },
  {
    question: 'database',
    answer: 'couchdb',
    framework: 'express',
    relaxed: 'unknown',
    source: 'L180',
    because: 'The ORM of Django has no maintained backend for CouchDB.',
  },
  {
    question: 'admin',
    answer: 'must',
    framework: 'django',
    relaxed: 'nice',
    source: BEYOND,
    because: 'An admin site is part of Django; for Express it would have to be built or added.',
  },
];
