import type { GivenAnswers } from './outcome.ts';
import { PRESETS } from './presets.ts';
import {
  NEUTRAL,
  QUESTION_IDS,
  type AnswerSet,
  type Answers,
  type QuestionId,
} from './questions.ts';

/**
 * What the user said and what the preset of the product assumes, each with its origin.
 * The user's word wins over the preset (docs/recommendation.md).
 */
export function applyPreset(userAnswers: Answers): GivenAnswers {
  const preset: Answers = userAnswers.product === undefined ? {} : PRESETS[userAnswers.product];
  const given = QUESTION_IDS.flatMap((id) => {
    const said = userAnswers[id];
    if (said !== undefined) return [[id, { value: said, from: 'user' }]];
    const assumed = preset[id];
    return assumed === undefined ? [] : [[id, { value: assumed, from: 'preset' }]];
  });
  return Object.fromEntries(given) as GivenAnswers;
}

/** A full set of answers to count on: open questions take their neutral answer. */
export function completed(given: GivenAnswers): AnswerSet {
  const values = QUESTION_IDS.map((id) => [id, given[id]?.value ?? NEUTRAL[id]]);
  return Object.fromEntries(values) as AnswerSet;
}

/** The questions that neither the user nor the preset has answered, in asking order. */
export function unansweredIn(given: GivenAnswers): QuestionId[] {
  return QUESTION_IDS.filter((id) => given[id] === undefined);
}
