import { FRAMEWORK_TITLE } from '../../plan/context/titles.ts';
import type { IndicatorScore } from '../../recommend/outcome.ts';
import type { Framework } from '../../recommend/points.ts';
import type { Terminal } from '../terminal.ts';
import { SIDE_STYLE } from './sides.ts';

type Paint = Terminal['paint'];

const TITLE_WIDTH = 22;
/** Room for the bar and the number on the left: no indicator counts more than four for Express. */
const LEFT_WIDTH = 11;
/** Two columns a point. */
const PLAIN = '██';
const CONTESTED = '░░';
/** Why an indicator stays even whatever is answered. */
const EVEN: Partial<Record<IndicatorScore['id'], string>> = {
  community: 'both are large',
};

/**
 * A line per indicator, Express growing to the left and Django to the right of one axis; even ones are there, too. Then the
 * sums, and what the light part of a bar means.
 */
export function barLines(indicators: readonly IndicatorScore[], paint: Paint): string[] {
  const sum = (side: Framework) => indicators.reduce((total, one) => total + one[side], 0);
  const contested = indicators.some(({ points }) => points.some(({ tier }) => tier === 'B'));
  return [
    line(
      '',
      paint(SIDE_STYLE.express, FRAMEWORK_TITLE.express.padStart(LEFT_WIDTH)),
      paint(SIDE_STYLE.django, FRAMEWORK_TITLE.django),
    ),
    ...indicators.map((indicator) => indicatorLine(indicator, paint)),
    line(
      'Together',
      paint('bold', `${sum('express')}`.padStart(LEFT_WIDTH)),
      paint('bold', `${sum('django')}`),
    ),
    ...(contested ? [paint('dim', `  ${CONTESTED} contested`)] : []),
  ];
}

function indicatorLine(indicator: IndicatorScore, paint: Paint): string {
  const { id, title, express, django } = indicator;
  const left = express === 0 ? '·' : `${express} ${marks(indicator, 'express')}`;
  const right = django === 0 ? '·' : `${marks(indicator, 'django')} ${django}`;
  const why = EVEN[id];
  return line(
    title,
    paint(express === 0 ? 'dim' : SIDE_STYLE.express, left.padStart(LEFT_WIDTH)),
    paint(django === 0 ? 'dim' : SIDE_STYLE.django, right) +
      (why === undefined ? '' : paint('dim', ` ${why}`)),
  );
}

/** Contested points stand at the far end of the bar. */
function marks({ points }: IndicatorScore, side: Framework): string {
  const count = (contested: boolean): number =>
    points
      .filter(({ framework, tier }) => framework === side && (tier === 'B') === contested)
      .reduce((total, point) => total + point.points, 0);
  const near = PLAIN.repeat(count(false));
  const far = CONTESTED.repeat(count(true));
  return side === 'express' ? far + near : near + far;
}

const line = (title: string, left: string, right: string): string =>
  `  ${title.padEnd(TITLE_WIDTH)}${left} │ ${right}`;
