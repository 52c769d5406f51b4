import { BEHAVIOUR } from './points/behaviour.ts';
import { COMMON } from './points/common.ts';
import { CONSTRAINTS } from './points/constraints.ts';
import { DATA } from './points/data.ts';
import { DATABASE } from './points/database.ts';
import { ORGANISATION } from './points/organisation.ts';
import type { Constraint, Point } from './points/point.ts';
import { PRODUCT_DJANGO } from './points/product-django.ts';
import { PRODUCT_EXPRESS } from './points/product-express.ts';
import type { AnswerSet, QuestionId } from './questions.ts';
import { QUESTION_IDS } from './questions.ts';

export { COMMON } from './points/common.ts';
export { CONSTRAINTS } from './points/constraints.ts';
export { FRAMEWORKS, type Constraint, type Framework, type Point } from './points/point.ts';

/** Every point there is. Answers without a record count 0; community has none on purpose. */
export const POINTS: readonly Point[] = [
  ...PRODUCT_EXPRESS,
  ...PRODUCT_DJANGO,
  ...ORGANISATION,
  ...BEHAVIOUR,
  ...DATABASE,
  ...DATA,
];

/** Counted thousands of times for the flips of one report, hence the map. */
const BY_ANSWER = new Map<string, Point[]>();
for (const point of POINTS) {
  const key = `${point.question} ${point.answer}`;
  BY_ANSWER.set(key, [...(BY_ANSWER.get(key) ?? []), point]);
}

/** The points of one answer; most answers have one or none. */
export function pointsOf(question: QuestionId, answer: string): readonly Point[] {
  return BY_ANSWER.get(`${question} ${answer}`) ?? [];
}

/** The constraint that an answer imposes, if any. */
export function constraintOf(question: QuestionId, answer: string): Constraint | undefined {
  return CONSTRAINTS.find(
    (constraint) => constraint.question === question && constraint.answer === answer,
  );
}

/** Whether most products give that answer. */
export function isCommon({ question, answer }: { question: QuestionId; answer: string }): boolean {
  return COMMON.some((common) => common.question === question && common.answer === answer);
}

/** All points of a full set of answers, in the order of the questions. */
export function pointsFor(values: AnswerSet): readonly Point[] {
  return QUESTION_IDS.flatMap((id) => pointsOf(id, values[id]));
}

/** All constraints of a full set of answers, in the order of the questions. */
export function constraintsFor(values: AnswerSet): readonly Constraint[] {
  return QUESTION_IDS.flatMap((id) => constraintOf(id, values[id]) ?? []);
}
