import { applyPreset, completed } from './apply-preset.ts';
import { decide, type Decision } from './decide.ts';
import type { Concession } from './outcome.ts';
import { constraintOf, FRAMEWORKS } from './points.ts';
import type { Answers } from './questions.ts';

/**
 * What a clash would come to if one side gave way: all answers that rule the other framework out are taken back to the
 * nearest answer that rules nothing out. One entry per side; empty where nothing clashes.
 */
export function concessionsOf(said: Answers, { confidence, forcedBy }: Decision): Concession[] {
  if (confidence !== 'clash') return [];
  return FRAMEWORKS.map((side) => {
    const changes = forcedBy
      .filter(({ framework }) => framework === side)
      .map(({ question, answer }) => ({
        question,
        answer: constraintOf(question, answer)?.relaxed ?? answer,
      }));
    const relaxed = Object.fromEntries(changes.map(({ question, answer }) => [question, answer]));
    const after = decide(completed(applyPreset({ ...said, ...relaxed } as Answers)));
    const { framework, margin, confidence: sure } = after;
    return { changes, framework, margin, confidence: sure };
  });
}
