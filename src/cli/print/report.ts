import { questionOf, type QuestionId } from '../../recommend/questions.ts';
import type { Flip, IndicatorScore, Outcome } from '../../recommend/outcome.ts';
import { reasons, type Reason } from '../../recommend/reasons.ts';
import { answerTitle, FRAMEWORK_TITLE } from '../../plan/context/decision.ts';
import { clashSentence } from '../decide.ts';
import type { Terminal } from '../terminal.ts';
import { wrap } from './wrap.ts';

const SURE: Record<Outcome['recommendation']['confidence'], string> = {
  strong: 'a strong recommendation',
  clear: 'a clear recommendation',
  leaning: 'leaning this way',
  'toss-up': 'a toss-up',
  forced: 'forced by an answer',
  clash: 'a clash',
};

/** The recommendation with its ten indicators, reasons and flips, for a terminal of 80 columns. */
export function printReport(
  outcome: Outcome,
  { paint, out }: Pick<Terminal, 'paint' | 'out'>,
): void {
  const { recommendation } = outcome;
  out('');
  out(paint('bold', headline(outcome)));
  if (recommendation.confidence === 'clash') return;
  out('');
  out(paint('dim', `  ${'indicator'.padEnd(28)}${'Express'.padEnd(12)}Django`));
  for (const indicator of recommendation.indicators) out(indicatorLine(indicator));
  const sides = reasons(outcome, recommendation.framework ?? 'express');
  const name = FRAMEWORK_TITLE[recommendation.framework ?? 'express'];
  section(out, paint, `For ${name}`, sides.for.map(reasonText));
  section(out, paint, 'Against', sides.against.map(reasonText));
  section(out, paint, 'It would be different if', recommendation.flips.map(flipText));
  if (outcome.unanswered.length > 0) {
    out('');
    out(paint('dim', wrap(`Not answered, so not counted: ${outcome.unanswered.join(', ')}.`)));
  }
}

/** The recommendation in one sentence. */
export function headline(outcome: Outcome): string {
  const { framework, confidence, margin, forcedBy } = outcome.recommendation;
  if (confidence === 'clash') return wrap(clashSentence(outcome));
  if (framework === null) return 'Either works: the answers favour neither Express nor Django.';
  const name = FRAMEWORK_TITLE[framework];
  if (confidence !== 'forced')
    return `${name} – ${SURE[confidence]} (by ${points(Math.abs(margin))}).`;
  const causes = forcedBy
    .map(({ question, answer }) => `"${answerTitle(question, answer)}"`)
    .join(' and ');
  const other = margin > 0 ? 'Django' : 'Express';
  return wrap(
    `${name} – forced by ${causes}; on points it would be ${margin === 0 ? 'a toss-up' : other}.`,
  );
}

const points = (count: number): string => (count === 1 ? '1 point' : `${count} points`);

const indicatorLine = ({ title, express, django }: IndicatorScore): string =>
  `  ${title.padEnd(28)}${bar(express).padEnd(12)}${bar(django)}`.trimEnd();

const bar = (points: number): string => (points === 0 ? '·' : `${'■'.repeat(points)} ${points}`);

function reasonText({ because, points, source, counter }: Reason): string {
  const contested =
    counter === undefined ? '' : ` Contested: ${counter.because} (${counter.source})`;
  return `${because} (${points}, ${source})${contested}`;
}

function flipText({ framework, changes }: Flip): string {
  const said = changes.map(
    ({ question, answer }) => `${questionText(question)} ${answerTitle(question, answer)}`,
  );
  return `${FRAMEWORK_TITLE[framework]}: ${said.join(', and ')}`;
}

const questionText = (id: QuestionId): string => questionOf(id).question;

function section(
  out: Terminal['out'],
  paint: Terminal['paint'],
  title: string,
  lines: readonly string[],
): void {
  if (lines.length === 0) return;
  out('');
  out(paint('bold', title));
  for (const line of lines) out(wrap(line, '  - ', '    '));
}
