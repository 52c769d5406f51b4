import { COMMON, type Point } from '../../../src/recommend/points.ts';
import type { Case } from '../cases.ts';

/** How points are weighed: the rule in force, the one before it, or one that was tried. */
export interface Rules {
  readonly title: string;
  /** The points that a record counts. */
  weightOf(point: Point): number;
  /** Whether an answer makes no pick surer, judged from known products. */
  commonIn(known: readonly Case[]): (question: string, answer: string) => boolean;
}

/** An answer is common if at least this share of the known products gives it. */
const COMMON_SHARE = 0.5;
const NAMED_SQL = ['sqlite', 'postgres', 'mysql', 'mariadb', 'oracle'];

/** The share of the products that give an answer; a named SQL database is the need `sql`. */
export function shareOf(known: readonly Case[], question: string, answer: string): number {
  const value = (said: string | undefined) =>
    question === 'database' && NAMED_SQL.includes(said ?? '') ? 'sql' : said;
  const giving = known.filter(
    ({ answers }) => value(answers[question as keyof typeof answers]) === value(answer),
  );
  return giving.length / known.length;
}

const byShare =
  (known: readonly Case[]) =>
  (question: string, answer: string): boolean =>
    shareOf(known, question, answer) >= COMMON_SHARE;

const nothing = () => () => false;
const asRecorded = (point: Point): number => point.points;

/** The points that the first table of the recommender gave where today's records give one. */
const FORMERLY: Readonly<Record<string, number>> = {
  'product media': 2,
  'product portal': 2,
  'product courses': 2,
  'product vertical': 2,
  'product analytics': 2,
  'growth burst': 2,
};

const formerly = (point: Point): number =>
  FORMERLY[`${point.question} ${point.answer}`] ?? point.points;

const isFree = ({ question, answer }: Point): boolean =>
  COMMON.some(
    (common) =>
      common.question !== 'surface' && common.question === question && common.answer === answer,
  ) ||
  (question === 'admin' && answer === 'nice');

export const IN_FORCE: Rules = {
  title: 'both: the rules in force',
  weightOf: asRecorded,
  commonIn: byShare,
};

/** What was there before, and what was tried, for comparison. */
export const OTHERS: readonly Rules[] = [
  { title: 'the first table', weightOf: formerly, commonIn: nothing },
  {
    title: 'first table, SQL, accounts, admin nice: 0',
    weightOf: (point) => (isFree(point) ? 0 : formerly(point)),
    commonIn: nothing,
  },
  { title: 'contested points count 1', weightOf: asRecorded, commonIn: nothing },
  { title: 'common needs make no surer', weightOf: formerly, commonIn: byShare },
];
