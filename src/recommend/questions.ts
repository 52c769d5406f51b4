import { growth, jobs, live, surface } from './questions/behaviour.ts';
import { accounts, admin, data } from './questions/data.ts';
import { database } from './questions/database.ts';
import { budget, services, style, team } from './questions/organisation.ts';
import { product } from './questions/product.ts';

/** Every question, in the order in which they are asked: what matters most comes first. */
export const QUESTIONS = [
  product,
  team,
  style,
  services,
  budget,
  surface,
  live,
  jobs,
  growth,
  database,
  admin,
  data,
  accounts,
] as const;

export type Question = (typeof QUESTIONS)[number];
export type QuestionId = Question['id'];
export type AnswerOf<Q extends QuestionId> = Extract<
  Question,
  { id: Q }
>['answers'][number]['value'];
export type Product = AnswerOf<'product'>;

/** One answer to each question: what the points are counted on. */
export type AnswerSet = { readonly [Q in QuestionId]: AnswerOf<Q> };

export const QUESTION_IDS: readonly QuestionId[] = QUESTIONS.map((question) => question.id);

/** The answers that count for neither side; an open question counts as its neutral answer. */
export const NEUTRAL = Object.fromEntries(
  QUESTIONS.map((question) => [question.id, question.neutral]),
) as unknown as AnswerSet;

/** What a user has answered: any subset of the questions and nothing else. */
export type Answers = { readonly [Q in QuestionId]?: AnswerOf<Q> | undefined };

/** The question of that id, as data. */
export function questionOf(id: QuestionId): Question {
  const question = QUESTIONS.find((candidate) => candidate.id === id);
  if (question === undefined) throw new Error(`no question has the id ${id}`);
  return question;
}
