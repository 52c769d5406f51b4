import { decide, marginOf, type Decision } from './decide.ts';
import type { Change, Flip } from './outcome.ts';
import { pointsOf } from './points.ts';
import { QUESTIONS, type AnswerSet, type QuestionId } from './questions.ts';

const SHOWN = 3;

interface Candidate {
  readonly flip: Flip;
  /** How far the margin moves, summed over the changes. */
  readonly distance: number;
}

/**
 * The answers that would turn the pick to the other framework, by recomputing with every other answer
 * of every question but `product`. At most three, the smallest move of the margin first, constraints
 * last; where no single answer does it, the cheapest pair. A decision without a pick has no flips.
 */
export function flipsOf(values: AnswerSet, decision: Decision): Flip[] {
  if (decision.framework === null) return [];
  const changes = alternatives(values);
  const singles = withoutTwins(
    flipping(
      values,
      decision,
      changes.map((change) => [change]),
    ),
  );
  if (singles.length > 0) return singles.slice(0, SHOWN).map((candidate) => candidate.flip);
  return flipping(values, decision, pairsOf(changes))
    .slice(0, 1)
    .map((candidate) => candidate.flip);
}

function alternatives(values: AnswerSet): Change[] {
  return QUESTIONS.filter((question) => question.id !== 'product').flatMap((question) =>
    question.answers
      .filter((answer) => answer.value !== values[question.id])
      .map((answer) => ({ question: question.id, answer: answer.value })),
  );
}

function pairsOf(changes: readonly Change[]): Change[][] {
  return changes.flatMap((first, index) =>
    changes
      .slice(index + 1)
      .filter((second) => second.question !== first.question)
      .map((second) => [first, second]),
  );
}

/** Those sets of changes that flip the pick, the cheapest first; equals stay in asking order. */
function flipping(
  values: AnswerSet,
  decision: Decision,
  sets: readonly Change[][],
): readonly Candidate[] {
  return sets
    .flatMap((changes) => candidateFor(values, decision, changes) ?? [])
    .toSorted((a, b) => rank(a.flip) - rank(b.flip) || a.distance - b.distance);
}

function candidateFor(
  values: AnswerSet,
  before: Decision,
  changes: Change[],
): Candidate | undefined {
  const after = decide(withChanges(values, changes));
  if (after.framework === null || after.framework === before.framework) return undefined;
  const constrained = before.forcedBy.length > 0 || after.forcedBy.length > 0;
  return {
    flip: {
      changes,
      framework: after.framework,
      margin: after.margin,
      kind: constrained ? 'constraint' : 'points',
    },
    distance: changes.reduce((sum, change) => sum + distanceOf(values, change), 0),
  };
}

function withChanges(values: AnswerSet, changes: readonly Change[]): AnswerSet {
  const changed = Object.fromEntries(changes.map(({ question, answer }) => [question, answer]));
  return { ...values, ...changed };
}

function distanceOf(values: AnswerSet, { question, answer }: Change): number {
  return Math.abs(weightOf(question, answer) - weightOf(question, values[question]));
}

function weightOf(question: QuestionId, answer: string): number {
  return marginOf(pointsOf(question, answer));
}

function rank(flip: Flip): number {
  return flip.kind === 'constraint' ? 1 : 0;
}

/** Answers to one question with the same effect (six SQL databases) would crowd out the others. */
function withoutTwins(candidates: readonly Candidate[]): readonly Candidate[] {
  const effect = ({ flip }: Candidate) =>
    [flip.changes.map((change) => change.question), flip.margin, flip.kind].join();
  const seen = new Set<string>();
  return candidates.filter((candidate) => {
    const key = effect(candidate);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
