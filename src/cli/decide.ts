import { flagOf } from './options.ts';
import { UserError } from '../errors.ts';
import type { Decision } from '../plan/blueprint.ts';
import { answerTitle, FRAMEWORK_TITLE } from '../plan/context/decision.ts';
import type { Stack } from '../packs/stacks.ts';
import { decidingQuestions } from '../recommend/open-questions.ts';
import type { Outcome } from '../recommend/outcome.ts';
import { settle } from '../recommend/settle.ts';
import type { Draft } from './draft.ts';

export interface Decided {
  readonly framework: Stack;
  readonly by: Decision['by'];
  /** One sentence on whose decision it was. */
  readonly because: string;
}

/**
 * The framework of a draft without asking anybody. Clashing answers, and a toss-up without `--yes`, are UserErrors that
 * name the flags which decide.
 */
export function decideWithoutAsking(draft: Draft, outcome: Outcome, yes: boolean): Decided {
  const { recommendation } = outcome;
  if (draft.framework !== undefined) {
    const followed = draft.framework === recommendation.framework;
    return {
      framework: draft.framework,
      by: followed ? 'recommendation' : 'user',
      because: followed ? 'As recommended.' : `You chose ${FRAMEWORK_TITLE[draft.framework]}.`,
    };
  }
  if (recommendation.framework !== null) {
    return {
      framework: recommendation.framework,
      by: 'recommendation',
      because: 'As recommended.',
    };
  }
  if (recommendation.confidence === 'clash') {
    throw new UserError(
      `${clashSentence(outcome)}`,
      'Change one of the two answers, or decide: --framework express|django',
    );
  }
  const settlement = settle(outcome);
  if (!yes || settlement.framework === null) {
    const flags = decidingQuestions(outcome).map(flagOf);
    throw new UserError(
      'Either works: the answers favour neither Express nor Django.',
      `Decide with --framework express|django, or answer ${flags.join(', ')}.`,
    );
  }
  return { framework: settlement.framework, by: 'tie-break', because: settlement.because };
}

/** Names the two answers that collide. */
export function clashSentence({ recommendation }: Outcome): string {
  const sides = recommendation.forcedBy.map(
    ({ question, answer, framework }) =>
      `"${answerTitle(question, answer)}" (${flagOf(question)} ${answer}) needs ${FRAMEWORK_TITLE[framework]}`,
  );
  return `Two answers clash: ${sides.join(', but ')}.`;
}
