import { applyPreset, completed } from '../../../src/recommend/apply-preset.ts';
import { decideOn } from '../../../src/recommend/decide.ts';
import type { Confidence } from '../../../src/recommend/outcome.ts';
import { constraintsFor, pointsFor, type Point } from '../../../src/recommend/points.ts';
import type { Answers } from '../../../src/recommend/questions.ts';
import type { Case } from '../cases.ts';
import type { Rules } from './rules.ts';

export interface Judged extends Case {
  readonly picked: 'express' | 'django' | null;
  readonly margin: number;
  readonly confidence: Confidence;
  /** 1 for a right pick, 0 for a wrong one, a half where nothing is picked. */
  readonly score: number;
}

/** Picks for every case by the recommender's own decision, with weights and common answers as the rules say. */
export function judge(cases: readonly Case[], rules: Rules): Judged[] {
  const isCommon = rules.commonIn(cases);
  return cases.map((one) => judgeOne(one, rules, isCommon));
}

/** The same, with the rules made anew for every product from all the others. */
export function judgeLeavingOut(cases: readonly Case[], rules: Rules): Judged[] {
  return cases.map((one) =>
    judgeOne(one, rules, rules.commonIn(cases.filter((other) => other !== one))),
  );
}

function judgeOne(
  one: Case,
  rules: Rules,
  isCommon: (question: string, answer: string) => boolean,
): Judged {
  const values = completed(applyPreset(one.answers));
  const points = pointsFor(values).map((point) => reweighed(point, rules.weightOf(point)));
  const { framework, margin, confidence } = decideOn(points, constraintsFor(values), (point) =>
    isCommon(point.question, point.answer),
  );
  const score = framework === null ? 0.5 : Number(framework === one.framework);
  return { ...one, picked: framework, margin, confidence, score };
}

/** The type forbids a contested record of two points; the first table had some. */
const reweighed = (point: Point, points: number): Point => ({ ...point, points }) as Point;

/** The same products when nobody says what the team writes. */
export const withoutTeam = (cases: readonly Case[]): Case[] =>
  cases.map((one) => {
    const { team: _team, ...answers } = one.answers;
    return { ...one, answers: answers as Answers };
  });

export const total = (judged: readonly Judged[]): number =>
  judged.reduce((sum, { score }) => sum + score, 0);
