import type { AnswerToAny } from './point.ts';

/**
 * Needs that at least half of the known products have (tests/recommend/dev.jsonl; `npm run eval:recommend` prints the
 * shares). Their points count for the pick, but make it no surer: what most products need tells few of them apart. Each
 * named SQL database is the need `sql`.
 */
export const COMMON: readonly AnswerToAny[] = [
  { question: 'surface', answer: 'api' },
  { question: 'accounts', answer: 'users' },
  { question: 'database', answer: 'sql' },
  { question: 'database', answer: 'sqlite' },
  { question: 'database', answer: 'postgres' },
  { question: 'database', answer: 'mysql' },
  { question: 'database', answer: 'mariadb' },
  { question: 'database', answer: 'oracle' },
];
