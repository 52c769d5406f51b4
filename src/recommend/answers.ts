import * as z from 'zod';
import { QUESTIONS, type Answers } from './questions.ts';

/** Checks what a user has answered. Apart from the questions, so that who only shows them doesn't wait for zod. */
export const AnswersSchema: z.ZodType<Answers> = z.strictObject(
  Object.fromEntries(
    QUESTIONS.map((question) => [
      question.id,
      z.enum(question.answers.map((answer) => answer.value)).optional(),
    ]),
  ),
);
