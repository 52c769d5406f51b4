import type { IndicatorId } from './indicators.ts';
import type { CountedPoint, Outcome } from './outcome.ts';
import type { Framework } from './points.ts';
import { QUESTION_IDS } from './questions.ts';

/** A counted point with what a report needs to show it. */
export interface Reason extends CountedPoint {
  readonly indicator: IndicatorId;
  /** Whether the user said the answer or the preset assumed it. */
  readonly from: 'user' | 'preset';
}

export interface Reasons {
  /** At most three, the strongest first. */
  readonly for: readonly Reason[];
  /** At most three, the strongest first. */
  readonly against: readonly Reason[];
  /** What was counted beside these, on either side, the strongest first. */
  readonly rest: readonly Reason[];
  /** Every contested point that was counted, on either side. */
  readonly contested: readonly Reason[];
}

const SHOWN = 3;

/**
 * The reasons for and against a framework, without any text around them. Pass the framework that was
 * chosen where it isn't the recommended one; without a pick and without a choice both lists are empty.
 */
export function reasons(
  outcome: Outcome,
  framework: Framework | null = outcome.recommendation.framework,
): Reasons {
  const all = reasonsIn(outcome).toSorted(byStrength);
  const where = (test: (reason: Reason) => boolean) =>
    framework === null ? [] : all.filter(test).slice(0, SHOWN);
  const pro = where((reason) => reason.framework === framework);
  const against = where((reason) => reason.framework !== framework);
  return {
    for: pro,
    against,
    rest: all.filter((reason) => !pro.includes(reason) && !against.includes(reason)),
    contested: all.filter((reason) => reason.tier === 'B'),
  };
}

function reasonsIn(outcome: Outcome): Reason[] {
  return outcome.recommendation.indicators.flatMap(({ id, points }) =>
    points.map((point): Reason => {
      const from = outcome.answers[point.question]?.from ?? 'user';
      return { ...point, indicator: id, from };
    }),
  );
}

/** More points first, then what the user said, then what is uncontested, then asking order. */
function byStrength(a: Reason, b: Reason): number {
  return (
    b.points - a.points ||
    Number(a.from === 'preset') - Number(b.from === 'preset') ||
    Number(a.tier === 'B') - Number(b.tier === 'B') ||
    QUESTION_IDS.indexOf(a.question) - QUESTION_IDS.indexOf(b.question)
  );
}
