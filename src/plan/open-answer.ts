/** Answers that name a need and no product of their own, so that the stack's default is generated. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  surface: ['unknown', 'none'],
  database: ['sql', 'unknown'],
};

/** Whether an answer leaves to the stack what is generated for it. */
export const leavesOpen = (question: string, answer: string | undefined): boolean =>
  answer === undefined || (OPEN[question] ?? []).includes(answer);
