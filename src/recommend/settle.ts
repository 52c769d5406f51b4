import type { Outcome } from './outcome.ts';
import type { Framework } from './points.ts';

/** What to build without asking anyone. `framework` is null only where two answers clash. */
export interface Settlement {
  readonly framework: Framework | null;
  readonly because: string;
}

/**
 * What `--yes` takes: the recommendation; in a toss-up the team's language, else Express
 * (docs/recommendation.md, "Deciding"). A clash has no automatic pick: the user must give way on one answer.
 */
export function settle(outcome: Outcome): Settlement {
  const { framework, confidence } = outcome.recommendation;
  if (framework !== null) return { framework, because: 'It is the recommendation.' };
  if (confidence === 'clash') {
    return {
      framework: null,
      because: 'Your answers rule out both frameworks; one of them must give way.',
    };
  }
  switch (outcome.answers.team?.value) {
    case 'js':
      return { framework: 'express', because: 'Either works; your team writes JavaScript.' };
    case 'py':
      return { framework: 'django', because: 'Either works; your team writes Python.' };
    default:
      return { framework: 'express', because: 'Either works; Express is the smaller start.' };
  }
}
