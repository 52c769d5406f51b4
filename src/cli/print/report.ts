import type { Decision } from '../../plan/blueprint.ts';
import { CONFIDENCE_TITLE, FRAMEWORK_TITLE, quotedAnswers } from '../../plan/context/titles.ts';
import type { Need } from '../../plan/needs.ts';
import type { Outcome } from '../../recommend/outcome.ts';
import { CLEAR, STRONG } from '../../recommend/decide.ts';
import type { Framework } from '../../recommend/points.ts';
import { otherThan, score, sumsOf } from '../../recommend/sums.ts';
import { clashSentence } from '../decide.ts';
import type { Terminal } from '../terminal.ts';
import { barLines } from './bars.ts';
import { concessionLines, flipLines, forcingLines, undecidedLines } from './change-lines.ts';
import { reasonSections } from './reason-lines.ts';
import { wrap } from './wrap.ts';

/** What is asked for and can't be generated yet, by stack. */
export type Missing = Readonly<Record<Framework, readonly Need[]>>;

const NO_PICK = 'No pick: two of your answers rule out both frameworks.';
const ARTICLE = 'Lines (L90) are those of the article "Express vs. Django: 10 Indicators".';

/**
 * The recommendation for a terminal of 80 columns: the pick and how sure it is, a bar per indicator, every point that was
 * counted, what would change the result, what is open and what can't be generated yet.
 */
export function printReport(
  outcome: Outcome,
  { paint, out }: Pick<Terminal, 'paint' | 'out'>,
  missing?: Missing,
): void {
  const { confidence, indicators } = outcome.recommendation;
  const isClash = confidence === 'clash';
  out('');
  for (const { because } of outcome.recommendation.neitherFits) out(paint('yellow', wrap(because)));
  out(paint('bold', wrap(isClash ? NO_PICK : headline(outcome))));
  for (const sentence of remarks(outcome)) out(wrap(sentence));
  print(isClash ? 'The answers that clash' : 'Decides by itself', forcingLines(outcome));
  print('If one gives way', concessionLines(outcome));
  out('');
  for (const line of barLines(indicators, paint)) out(line);
  for (const { title, lines } of reasonSections(outcome, paint)) print(title, lines);
  print('What would flip it', flipLines(outcome));
  if (confidence === 'toss-up') print('What would decide', undecidedLines(outcome));
  for (const [stack, needs] of missing === undefined ? [] : missingSections(outcome, missing)) {
    print(
      `Not generated yet for ${stack}`,
      needs.map(({ says }) => wrap(says, '  - ', '    ')),
    );
  }
  out('');
  for (const sentence of smallPrint(outcome)) out(paint('dim', wrap(sentence)));

  function print(title: string, lines: readonly string[]): void {
    if (lines.length === 0) return;
    out('');
    out(paint('bold', title));
    for (const line of lines) out(line);
  }
}

/** That the user decided otherwise, beside the recommendation; nothing where it was followed. */
export function printOverride(
  { chosen, recommended, by }: Decision,
  { paint, out }: Pick<Terminal, 'paint' | 'out'>,
): void {
  if (by !== 'user' || chosen === recommended) return;
  out('');
  out(paint('bold', `You chose ${FRAMEWORK_TITLE[chosen]}. It is recorded as your decision.`));
}

/** The recommendation in one sentence. */
export function headline(outcome: Outcome): string {
  const { framework, confidence, margin, forcedBy, neitherFits } = outcome.recommendation;
  if (confidence === 'clash') return clashSentence(outcome);
  if (framework === null) {
    const { express } = sumsOf(outcome);
    const even = express === 0 ? '' : `, ${express} to ${express}`;
    return neitherFits.length > 0
      ? `Between Express and Django it is even${even}.`
      : `Either works: Express and Django come out even${even}.`;
  }
  const name = FRAMEWORK_TITLE[framework];
  if (confidence !== 'forced')
    return `${name} – ${CONFIDENCE_TITLE[confidence]}, ${score(outcome, framework)}.`;
  const other = otherThan(framework);
  const onPoints =
    margin === 0 ? 'a toss-up' : `${FRAMEWORK_TITLE[other]}, ${score(outcome, other)}`;
  return `${name} – forced by ${quotedAnswers(forcedBy)}; on points it would be ${onPoints}.`;
}

/** What limits how sure the pick is. */
function remarks(outcome: Outcome): string[] {
  const { framework, margin, lead, confidence, indicators } = outcome.recommendation;
  if (lead === null || framework === null) return [];
  const sentences: string[] = [];
  const ahead = Math.abs(margin);
  if ([STRONG, CLEAR].some((enough) => lead < enough && enough <= ahead)) {
    const common = indicators
      .flatMap(({ points }) => points)
      .filter((point) => point.common && point.framework === framework);

    const [are, they, make] =
      common.length === 1 ? ['is', 'it counts', 'makes'] : ['are', 'they count', 'make'];
    sentences.push(
      `${quotedAnswers(common)} ${are} true of most products: ${they} for the pick, but ${make} it no surer.`,
    );
  }
  if (confidence === 'clear' && lead >= STRONG)
    sentences.push("It isn't called strong, because a point of 3 speaks against it.");
  return sentences;
}

/** Titles with what is missing: of the picked stack, or of both where nothing is picked. */
function missingSections(
  { recommendation }: Outcome,
  missing: Missing,
): (readonly [title: string, needs: readonly Need[]])[] {
  const { framework } = recommendation;
  if (framework !== null) return [[FRAMEWORK_TITLE[framework], missing[framework]]];
  const { express, django } = missing;
  return [
    ['either', express.filter((need) => django.includes(need))],
    [FRAMEWORK_TITLE.express, express.filter((need) => !django.includes(need))],
    [FRAMEWORK_TITLE.django, django.filter((need) => !express.includes(need))],
  ];
}

function smallPrint({ answers, unanswered }: Outcome): string[] {
  const assumed = Object.entries(answers).flatMap(([id, answer]) =>
    answer?.from === 'preset' ? [`${id} ${answer.value}`] : [],
  );
  return [
    ...(assumed.length > 0 ? [`Assumed from the product: ${assumed.join(', ')}.`] : []),
    ...(unanswered.length > 0 ? [`Not answered, so not counted: ${unanswered.join(', ')}.`] : []),
    ARTICLE,
  ];
}
