import { applyPreset, completed, unansweredIn } from './apply-preset.ts';
import { concessionsOf } from './concessions.ts';
import { decide } from './decide.ts';
import { flipsOf } from './flips.ts';
import { INDICATORS } from './indicators.ts';
import { misfitsIn } from './misfits.ts';
import { questionsThatDecide } from './open-questions.ts';
import type { CountedPoint, IndicatorScore, Outcome } from './outcome.ts';
import { isCommon, pointsFor, type Framework, type Point } from './points.ts';
import type { Answers } from './questions.ts';

/**
 * Recommends a framework. In: any subset of the answers, already checked by `AnswersSchema`.
 * Out: the document of `recommend --json`. Deterministic and additive; the rules are those of
 * docs/recommendation.md, "Deciding".
 */
export function recommend(userAnswers: Answers): Outcome {
  const answers = applyPreset(userAnswers);
  const values = completed(answers);
  const decision = decide(values);
  const unanswered = unansweredIn(answers);
  return {
    answers,
    unanswered,
    recommendation: {
      framework: decision.framework,
      margin: decision.margin,
      confidence: decision.confidence,
      lead: decision.lead,
      forcedBy: [...decision.forcedBy],
      indicators: scoresOf(pointsFor(values)),
      flips: flipsOf(values, decision),
      concessions: concessionsOf(userAnswers, decision),
      wouldDecide:
        decision.confidence === 'toss-up' ? questionsThatDecide(userAnswers, unanswered) : [],
      neitherFits: misfitsIn(answers),
    },
  };
}

/** All ten indicators, also those that are even. */
function scoresOf(points: readonly Point[]): IndicatorScore[] {
  return INDICATORS.map(({ id, title }) => {
    const own = points.filter((point) => point.indicator === id);
    const sum = (framework: Framework) =>
      own.reduce((total, p) => (p.framework === framework ? total + p.points : total), 0);
    return { id, title, express: sum('express'), django: sum('django'), points: own.map(counted) };
  });
}

function counted(point: Point): CountedPoint {
  const { question, answer, framework, points, because, source, tier, counter } = point;
  return {
    question,
    answer,
    framework,
    points,
    because,
    source,
    tier,
    common: isCommon(point),
    ...(counter !== undefined && { counter: { ...counter } }),
  };
}
