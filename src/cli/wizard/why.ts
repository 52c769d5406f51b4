import { PACK_OPTIONS } from '../../packs/stacks.ts';
import { FRAMEWORK_TITLE } from '../../plan/context/decision.ts';
import { NEEDS } from '../../plan/needs.ts';
import { INDICATORS } from '../../recommend/indicators.ts';
import { constraintOf, pointsOf } from '../../recommend/points.ts';
import { FRAMEWORKS, type Framework } from '../../recommend/points/point.ts';
import { questionOf, type QuestionId } from '../../recommend/questions.ts';
import { wrap } from '../print/wrap.ts';

interface Pull {
  readonly title: string;
  readonly framework: Framework | undefined;
  /** How far the answer moves the margin. */
  readonly points: number;
  readonly decides: boolean;
  readonly contested: boolean;
}

/** What a question changes, from the points themselves: which answers pull to which side, how far, and what is generated. */
export function whyOf(id: QuestionId): string {
  const { why, answers, indicators } = questionOf(id);
  const pulls = answers.map(({ value, title }) => pullOf(id, value, title));
  const lines = [
    why,
    ...FRAMEWORKS.map((framework) => sideText(framework, pulls)),
    pulls.some(({ framework }) => framework) ? neitherText(pulls) : '',
    indicators.length > 0 ? `It counts under: ${indicators.map(titleOf).join(', ')}.` : '',
    shapesProject(id) && indicators.length > 0 ? 'It also shapes what is generated.' : '',
  ];
  return lines
    .filter(Boolean)
    .map((line) => wrap(line, '  ', '    '))
    .join('\n');
}

function pullOf(id: QuestionId, answer: string, title: string): Pull {
  const points = pointsOf(id, answer);
  const sum = points.reduce(
    (total, point) => total + (point.framework === 'django' ? point.points : -point.points),
    0,
  );
  const constraint = constraintOf(id, answer);
  return {
    title,
    framework: constraint?.framework ?? (sum === 0 ? undefined : sum > 0 ? 'django' : 'express'),
    points: Math.abs(sum),
    decides: constraint !== undefined,
    contested: points.some((point) => point.tier === 'B'),
  };
}

/** `Towards Django – decides alone: Only Python; by 3: Mostly Python.`, the strongest first. */
function sideText(framework: Framework, pulls: readonly Pull[]): string {
  const mine = pulls.filter((pull) => pull.framework === framework);
  const strengths = [...new Set(mine.map(strengthOf).toSorted((a, b) => b - a))];
  const texts = strengths.map((strength) => {
    const titles = mine
      .filter((pull) => strengthOf(pull) === strength)
      .map(({ title, contested }) => title + (contested ? ' (contested)' : ''));
    return `${strength === DECIDES ? 'decides alone' : `by ${strength}`}: ${titles.join(' · ')}`;
  });
  return texts.length > 0 ? `Towards ${FRAMEWORK_TITLE[framework]} – ${texts.join('; ')}.` : '';
}

const DECIDES = Number.POSITIVE_INFINITY;
const strengthOf = ({ decides, points }: Pull): number => (decides ? DECIDES : points);

function neitherText(pulls: readonly Pull[]): string {
  const even = pulls.filter(({ framework }) => framework === undefined);
  return even.length > 0 ? `Neither side – ${even.map(({ title }) => title).join(' · ')}.` : '';
}

const titleOf = (id: string): string =>
  INDICATORS.find((indicator) => indicator.id === id)?.title ?? id;

const shapesProject = (id: QuestionId): boolean =>
  id === 'product' ||
  (PACK_OPTIONS as readonly string[]).includes(id) ||
  NEEDS.some(({ question }) => question === id);
