import { answerTitle, FRAMEWORK_TITLE } from '../../plan/context/titles.ts';
import type { Change, Concession, Flip, Outcome } from '../../recommend/outcome.ts';
import { questionOf } from '../../recommend/questions.ts';
import { settle } from '../../recommend/settle.ts';
import { flagOf } from '../options.ts';
import { wrap } from './wrap.ts';

/** What would turn the pick, each with the answer there is now. */
export function flipLines({ answers, recommendation }: Outcome): string[] {
  return recommendation.flips.map((flip) => {
    const changes = flip.changes.map(({ question, answer }) => {
      const now = answers[question];
      const present = now === undefined ? 'open' : `"${answerTitle(question, now.value)}"`;
      return `${questionOf(question).question} "${answerTitle(question, answer)}" (now ${present})`;
    });
    return wrap(`${resultOf(flip)}: ${changes.join(' and ')}`, '  - ', '    ');
  });
}

function resultOf({ framework, margin }: Pick<Flip, 'framework' | 'margin'>): string {
  const byPoints = framework === 'django' ? margin > 0 : margin < 0;
  return byPoints
    ? `${FRAMEWORK_TITLE[framework]}, by ${pointsText(Math.abs(margin))}`
    : `${FRAMEWORK_TITLE[framework]}, whatever the points say`;
}

/** What each answer that decides by itself forces, and why. */
export const forcingLines = ({ recommendation }: Outcome): string[] =>
  recommendation.forcedBy.map(({ question, answer, framework, because, source }) =>
    wrap(
      `"${answerTitle(question, answer)}" (${flagOf(question)} ${answer}) means ${FRAMEWORK_TITLE[framework]}: ${because} (${source})`,
      '  - ',
      '    ',
    ),
  );

/** In a clash: what it would come to if one of the two gave way. */
export const concessionLines = ({ recommendation }: Outcome): string[] =>
  recommendation.concessions.map((concession) =>
    wrap(`${softened(concession.changes)} → ${concessionResult(concession)}`, '  - ', '    '),
  );

const softened = (changes: readonly Change[]): string =>
  changes
    .map(
      ({ question, answer }) =>
        `"${answerTitle(question, answer)}" (${flagOf(question)} ${answer})`,
    )
    .join(' and ');

function concessionResult({ framework, margin, confidence }: Concession): string {
  if (framework === null) return 'a toss-up';
  const points = pointsText(Math.abs(margin));
  if (confidence !== 'forced') return `${FRAMEWORK_TITLE[framework]}, by ${points}`;
  const onPoints =
    margin === 0
      ? 'on points a toss-up'
      : `on points it would be ${FRAMEWORK_TITLE[margin > 0 ? 'django' : 'express']} by ${points}`;
  return `${FRAMEWORK_TITLE[framework]}, forced by the other answer; ${onPoints}`;
}

/** In a toss-up: the open questions that can decide, with the flags that answer them, and what --yes would take. */
export function undecidedLines(outcome: Outcome): string[] {
  const open = outcome.recommendation.wouldDecide;
  const { framework, because } = settle(outcome);
  const taken = framework === null ? '' : `${FRAMEWORK_TITLE[framework]}. `;
  const width = Math.max(...open.map((id) => flagOf(id).length));
  return [
    ...open.map((id) => `  ${flagOf(id).padEnd(width)}  ${questionOf(id).question}`),
    wrap(`With --yes: ${taken}${because}`, '  '),
  ];
}

export const pointsText = (count: number): string => (count === 1 ? '1 point' : `${count} points`);
