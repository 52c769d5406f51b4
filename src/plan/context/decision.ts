import { recommend } from '../../recommend/recommend.ts';
import type { Change, Outcome } from '../../recommend/outcome.ts';
import { questionOf, type Answers, type QuestionId } from '../../recommend/questions.ts';
import { reasons, type Reason } from '../../recommend/reasons.ts';
import { sumsOf } from '../../recommend/sums.ts';
import type { Decision } from '../blueprint.ts';
import { asMarkdown } from '../markdown.ts';
import { answerTitle, FRAMEWORK_TITLE } from './titles.ts';
import { verdictOf } from './verdict.ts';

export { answerTitle, FRAMEWORK_TITLE } from './titles.ts';

/** The decision as README and docs/adr tell it, from the very records that decided. */
export interface DecisionContext {
  readonly chosen: string;
  /** How it came about, in a sentence or two that follow "We use Express." */
  readonly verdict: string;
  /** The team's own reason, on one line, safe in Markdown. */
  readonly reason: string | undefined;
  /** Whether the team chose what wasn't recommended. */
  readonly overridden: boolean;
  readonly answers: readonly {
    readonly question: string;
    readonly answer: string;
    readonly assumed: boolean;
  }[];
  /** Sentences on answers that neither framework fits. */
  readonly misfits: readonly string[];
  /** All ten, and their sum as a last row. */
  readonly indicators: readonly {
    readonly title: string;
    readonly express: number;
    readonly django: number;
  }[];
  /** Answers that decide whatever the points say. */
  readonly deciding: readonly { readonly because: string; readonly source: string }[];
  readonly reasonsFor: readonly ReasonContext[];
  readonly reasonsAgainst: readonly ReasonContext[];
  /** The strongest of them, for README. */
  readonly mainReasons: readonly ReasonContext[];
  readonly mainObjection: ReasonContext | undefined;
  /** Answers that would turn the recommendation, each ending in what it would be. */
  readonly flips: readonly { readonly framework: string; readonly changes: string }[];
  /** In a clash, what either side's giving way would come to. */
  readonly concessions: readonly { readonly framework: string; readonly changes: string }[];
  /** In a tie, the questions that nobody answered and that can decide. */
  readonly openQuestions: readonly string[];
}

export interface ReasonContext {
  readonly because: string;
  /** `2 points, L90`. */
  readonly weight: string;
  /** What speaks against a contested point, with its source. */
  readonly counter: string | undefined;
}

/** Computes the outcome again from the user's answers, so that saved projects and their documents can't drift apart. */
export function decisionContext(decision: Decision): DecisionContext {
  const outcome = recommend(decision.answers as Answers);
  const { framework, indicators, flips, forcedBy, concessions, neitherFits, wouldDecide } =
    outcome.recommendation;
  const sides = reasons(outcome, decision.chosen);
  const restOf = (isOwn: boolean): readonly Reason[] =>
    sides.rest.filter((reason) => (reason.framework === decision.chosen) === isOwn);
  const result = ({
    framework: to,
    changes,
  }: {
    framework: keyof typeof FRAMEWORK_TITLE;
    changes: readonly Change[];
  }) => ({
    framework: FRAMEWORK_TITLE[to],
    changes: changesText(changes, outcome),
  });
  return {
    chosen: FRAMEWORK_TITLE[decision.chosen],
    verdict: verdictOf(decision, outcome),
    reason: decision.reason === undefined ? undefined : asMarkdown(decision.reason),
    overridden: framework !== null && framework !== decision.chosen,
    answers: answersOf(outcome),
    misfits: neitherFits.map(({ because }) => because),
    indicators: [
      ...indicators.map(({ title, express, django }) => ({ title, express, django })),
      { title: 'Together', ...sumsOf(outcome) },
    ],
    deciding: forcedBy.map(({ because, source }) => ({ because, source })),
    reasonsFor: [...sides.for, ...restOf(true)].map(reasonContext),
    reasonsAgainst: [...sides.against, ...restOf(false)].map(reasonContext),
    mainReasons: sides.for.map(reasonContext),
    mainObjection: sides.against.map(reasonContext)[0],
    flips: flips.map(result),
    concessions: concessions.flatMap(({ framework: to, changes }) =>
      to === null ? [] : [result({ framework: to, changes })],
    ),
    openQuestions: wouldDecide.map((id) => questionOf(id).question),
  };
}

function answersOf(outcome: Outcome): DecisionContext['answers'] {
  return Object.entries(outcome.answers).flatMap(([id, given]) =>
    given === undefined
      ? []
      : [
          {
            question: questionOf(id as QuestionId).question,
            answer: answerTitle(id as QuestionId, given.value),
            assumed: given.from === 'preset',
          },
        ],
  );
}

const reasonContext = ({ because, source, points, counter }: Reason): ReasonContext => ({
  because,
  weight: `${points} ${points === 1 ? 'point' : 'points'}, ${source}`,
  counter: counter === undefined ? undefined : `${counter.because} (${counter.source})`,
});

/** `Which database? **CouchDB** (now: Some SQL database)`. */
function changesText(changes: readonly Change[], { answers }: Outcome): string {
  return changes
    .map(({ question, answer }) => {
      const now = answers[question];
      const present = now === undefined ? 'not answered' : answerTitle(question, now.value);
      return `${questionOf(question).question} **${answerTitle(question, answer)}** (now: ${present})`;
    })
    .join(' and ');
}
