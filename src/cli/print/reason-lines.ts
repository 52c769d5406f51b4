import { FRAMEWORK_TITLE } from '../../plan/context/titles.ts';
import type { Outcome } from '../../recommend/outcome.ts';
import { reasons, type Reason } from '../../recommend/reasons.ts';
import type { Terminal } from '../terminal.ts';
import { SIDE_STYLE } from './sides.ts';
import { wrap } from './wrap.ts';

type Paint = Terminal['paint'];

export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

const INDENT = ' '.repeat(5);

/**
 * Every point that was counted, once: the strongest three for and against the pick – or for either side, where nothing
 * is picked –, then what was counted beside them.
 */
export function reasonSections(outcome: Outcome, paint: Paint): Section[] {
  const { framework } = outcome.recommendation;
  const pick = framework ?? 'express';
  const other = pick === 'express' ? 'django' : 'express';
  const sides = reasons(outcome, pick);
  const text = (reason: Reason): string => reasonText(reason, paint);
  return [
    { title: `For ${FRAMEWORK_TITLE[pick]}`, lines: sides.for.map(text) },
    {
      title:
        framework === null ? `For ${FRAMEWORK_TITLE[other]}` : `Against ${FRAMEWORK_TITLE[pick]}`,
      lines: sides.against.map(text),
    },
    {
      title: 'Counted as well',
      lines: sides.rest.map((reason) =>
        reasonText(reason, paint, `for ${FRAMEWORK_TITLE[reason.framework]}: `),
      ),
    },
  ];
}

/** `  2  Why. (L90)`, with the other side of a contested point below. */
function reasonText(reason: Reason, paint: Paint, lead = ''): string {
  const { because, points, counter, from } = reason;
  const origin = [
    reason.source,
    ...(from === 'preset' ? ['assumed'] : []),
    ...(counter ? ['contested'] : []),
  ];
  const text = wrap(`${lead}${because} (${origin.join(', ')})`, INDENT);
  const source = text.lastIndexOf('(');
  const number = paint(SIDE_STYLE[reason.framework], `  ${points}  `);
  const said = number + text.slice(INDENT.length, source) + paint('dim', text.slice(source));
  if (counter === undefined) return said;
  return `${said}\n${paint('dim', wrap(`But: ${counter.because} (${counter.source})`, INDENT))}`;
}
