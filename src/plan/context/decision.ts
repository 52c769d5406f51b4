import { recommend } from '../../recommend/recommend.ts';
import type { Flip, Outcome } from '../../recommend/outcome.ts';
import { questionOf, type Answers, type QuestionId } from '../../recommend/questions.ts';
import { reasons, type Reason } from '../../recommend/reasons.ts';
import type { Decision } from '../blueprint.ts';

/** The decision as README and docs/adr tell it, from the very records that decided. */
export interface DecisionContext {
  readonly chosen: string;
  readonly recommended: string | undefined;
  readonly overridden: boolean;
  readonly tied: boolean;
  readonly confidence: string;
  /** How far apart the two came out: `4 points apart`. */
  readonly apart: string;
  readonly reason: string | undefined;
  readonly answers: readonly {
    readonly question: string;
    readonly answer: string;
    readonly from: string;
  }[];
  readonly indicators: readonly {
    readonly title: string;
    readonly express: number;
    readonly django: number;
  }[];
  readonly reasonsFor: readonly ReasonContext[];
  readonly reasonsAgainst: readonly ReasonContext[];
  readonly contested: readonly ReasonContext[];
  readonly flips: readonly { readonly framework: string; readonly changes: string }[];
  readonly forcedBy: readonly string[];
}

export interface ReasonContext {
  readonly because: string;
  readonly source: string;
  readonly points: number;
  readonly counter: string | undefined;
}

export const FRAMEWORK_TITLE = { express: 'Express', django: 'Django' } as const;

/** What an answer is called, with its question: `What are you building? → A shop`. */
export function answerTitle(question: QuestionId, value: string): string {
  const answers: readonly { value: string; title: string }[] = questionOf(question).answers;
  return answers.find((answer) => answer.value === value)?.title ?? value;
}

/** Computes the outcome again from the user's answers, so that saved projects and their documents can't drift apart. */
export function decisionContext(decision: Decision): DecisionContext {
  const outcome = recommend(decision.answers as Answers);
  const { framework, margin, confidence, indicators, flips, forcedBy } = outcome.recommendation;
  const sides = reasons(outcome, decision.chosen);
  return {
    chosen: FRAMEWORK_TITLE[decision.chosen],
    recommended: framework === null ? undefined : FRAMEWORK_TITLE[framework],
    overridden: framework !== null && framework !== decision.chosen,
    tied: framework === null,
    confidence,
    apart: `${Math.abs(margin)} ${Math.abs(margin) === 1 ? 'point' : 'points'} apart`,
    reason: decision.reason?.replaceAll(/\s+/g, ' ').trim(),
    answers: answersOf(outcome),
    indicators: indicators.map(({ title, express, django }) => ({ title, express, django })),
    reasonsFor: sides.for.map(reasonContext),
    reasonsAgainst: sides.against.map(reasonContext),
    contested: sides.contested.map(reasonContext),
    flips: flips.map(flipContext),
    forcedBy: forcedBy.map(
      ({ question, answer }) => `${questionOf(question).question} ${answerTitle(question, answer)}`,
    ),
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
            from: given.from === 'user' ? 'answered' : 'assumed from the product',
          },
        ],
  );
}

const reasonContext = ({ because, source, points, counter }: Reason): ReasonContext => ({
  because,
  source,
  points,
  counter: counter === undefined ? undefined : `${counter.because} (${counter.source})`,
});

const flipContext = ({ framework, changes }: Flip): DecisionContext['flips'][number] => ({
  framework: FRAMEWORK_TITLE[framework],
  changes: changes
    .map(
      ({ question, answer }) => `${questionOf(question).question} ${answerTitle(question, answer)}`,
    )
    .join(', and '),
});
