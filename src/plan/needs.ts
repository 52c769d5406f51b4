import { servesStack, type Pack, type Stack } from '../packs/pack.ts';
import type { GivenAnswers } from '../recommend/outcome.ts';
import type { AnswerSet } from '../recommend/questions.ts';

/** An answer that asks for code: a pack that `covers` the id generates it. */
export interface Need {
  /** The question's id, as `notGenerated` lists it. */
  readonly id: keyof AnswerSet;
  readonly answers: readonly string[];
  /** What the answer asks for, in a sentence that begins "not generated yet:". */
  readonly says: string;
}

export const NEEDS: readonly Need[] = [
  {
    id: 'live',
    answers: ['some', 'core'],
    says: 'live updates (WebSockets or server-sent events)',
  },
  { id: 'jobs', answers: ['yes'], says: 'background and scheduled jobs' },
  { id: 'admin', answers: ['nice', 'must'], says: 'an admin back office' },
  { id: 'data', answers: ['analysis', 'ml'], says: 'data analysis or machine learning code' },
  {
    id: 'accounts',
    answers: ['users', 'sensitive'],
    says: 'user accounts: what it serves is open, without authentication',
  },
  { id: 'services', answers: ['micro', 'mlmicro'], says: 'several services: this is one of them' },
];

/** The needs that the answers name and no pack covers. */
export function uncovered(
  answers: Readonly<Record<string, string>>,
  covered: ReadonlySet<string>,
): Need[] {
  return NEEDS.filter(
    ({ id, answers: asking }) => asking.includes(answers[id] ?? '') && !covered.has(id),
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
