import type { Outcome } from '../../recommend/outcome.ts';
import type { Framework } from '../../recommend/points.ts';
import { otherThan, score, sumsOf } from '../../recommend/sums.ts';
import type { Decision } from '../blueprint.ts';
import { FRAMEWORK_TITLE, quotedAnswers } from './titles.ts';

const AHEAD = {
  strong: 'well ahead',
  clear: 'clearly ahead',
  leaning: 'ahead, but not clearly',
} as const;

/** How the decision came about, in one or two sentences that follow "We use Express." or a heading that names it. */
export function verdictOf({ chosen, by }: Decision, outcome: Outcome): string {
  const { framework, confidence, forcedBy } = outcome.recommendation;
  if (confidence === 'clash') {
    const gaveWay = forcedBy.filter((forcing) => forcing.framework !== chosen);
    return `The answers rule out both frameworks between them; the team decided that ${quotedAnswers(gaveWay)} ${gaveWay.length === 1 ? 'gives' : 'give'} way.`;
  }
  if (framework === null) {
    const { express } = sumsOf(outcome);
    const tie = `On ten indicators the two came out even, with ${express} ${express === 1 ? 'point' : 'points'} each`;
    return by === 'user' ? `${tie}; the team chose.` : `${tie}; ${tieBreak(outcome)}.`;
  }
  return framework === chosen
    ? recommendationOf(outcome, framework)
    : `This is the team's own decision. ${FRAMEWORK_TITLE[framework]} was recommended: ${recommendationOf(outcome, framework, false)}`;
}

/** The recommendation in a sentence, or in the rest of one. */
function recommendationOf(outcome: Outcome, framework: Framework, isSentence = true): string {
  const { confidence, margin, forcedBy } = outcome.recommendation;
  if (confidence === 'forced') {
    const other = otherThan(framework);
    const onPoints =
      margin === 0
        ? 'the two would be even'
        : `it would be ${FRAMEWORK_TITLE[other]}, ${score(outcome, other)}`;
    const leaves = forcedBy.length === 1 ? 'leaves' : 'leave';
    return `${quotedAnswers(forcedBy)} ${leaves} no other choice, though on points ${onPoints}.`;
  }
  const how = confidence === 'toss-up' || confidence === 'clash' ? 'even' : AHEAD[confidence];
  const start = isSentence ? 'On' : 'on';
  return `${start} ten indicators it came out ${how}, with ${score(outcome, framework)}.`;
}

/** What `--yes` takes where nothing is ahead (`settle`), as part of a sentence. */
function tieBreak({ answers }: Outcome): string {
  switch (answers.team?.value) {
    case 'js':
      return 'JavaScript is what the team writes';
    case 'py':
      return 'Python is what the team writes';
    default:
      return 'Express is the smaller start';
  }
}
