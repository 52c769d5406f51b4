import { servesStack } from '../packs/stacks.ts';
import type { Pack } from '../packs/pack.ts';
import type { Stack } from '../packs/stacks.ts';
import type { GivenAnswers } from '../recommend/outcome.ts';
import type { AnswerSet } from '../recommend/questions.ts';

/** An answer that asks for code: a pack that `covers` the id generates it. */
export interface Need {
  /** What packs say that they cover, and `notGenerated` lists: the question's id, or one of its own where that is covered. */
  readonly id: string;
  readonly question: keyof AnswerSet;
  readonly answers: readonly string[];
  /** What the answer asks for, in a sentence that begins "not generated yet:". */
  readonly says: string;
}

const need = (id: keyof AnswerSet, answers: readonly string[], says: string): Need => ({
  id,
  question: id,
  answers,
  says,
});

/** Where two are of one question, the second asks for more. */
export const NEEDS: readonly Need[] = [
  need('live', ['some', 'core'], 'live updates (WebSockets or server-sent events)'),
  need('jobs', ['yes'], 'background and scheduled jobs'),
  need('admin', ['nice', 'must'], 'an admin back office'),
  need('data', ['analysis', 'ml'], 'data analysis or machine learning code'),
  need(
    'accounts',
    ['users', 'sensitive'],
    'user accounts: what it serves is open, without authentication',
  ),
  {
    id: 'sensitive-accounts',
    question: 'accounts',
    answers: ['sensitive'],
    says: 'what sensitive accounts need besides: an audit log, a list of sessions, a second factor',
  },
  need('services', ['micro', 'mlmicro'], 'several services: this is one of them'),
];

/** The needs that the answers name and no pack covers; of one question the first, which holds the others. */
export function uncovered(
  answers: Readonly<Record<string, string>>,
  covered: ReadonlySet<string>,
): Need[] {
  const missing = NEEDS.filter(
    ({ id, question, answers: asking }) =>
      asking.includes(answers[question] ?? '') && !covered.has(id),
  );
  return missing.filter(
    ({ question }, position) =>
      missing.findIndex((other) => other.question === question) === position,
  );
}

function missingIn(stack: Stack, given: GivenAnswers, packs: readonly Pack<unknown>[]): Need[] {
  const covered = packs
    .filter((pack) => servesStack(pack, stack))
    .flatMap((pack) => pack.manifest.covers);
  const values = Object.fromEntries(
    Object.entries(given).map(([id, answer]) => [id, answer?.value ?? '']),
  );
  return uncovered(values, new Set(covered));
}

/** For each stack what the answers ask for and none of its packs, whichever were taken, can generate. */
export const missingByStack = (
  given: GivenAnswers,
  packs: readonly Pack<unknown>[],
): Record<Stack, Need[]> => ({
  express: missingIn('express', given, packs),
  django: missingIn('django', given, packs),
});
