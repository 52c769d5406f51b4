import { STACKS, type Stack } from '../../packs/stacks.ts';
import { FRAMEWORK_TITLE } from '../../plan/context/decision.ts';
import { FRAMEWORKS } from '../../recommend/points/point.ts';
import type { Answer, Catalogue, Status, Value } from '../options/catalogue.ts';
import type { Terminal } from '../terminal.ts';
import { wrap } from './wrap.ts';

const VALUE_WIDTH = 14;

/** The catalogue in 80 columns: what can be said, what it counts, what is generated for it. */
export function printCatalogue({ questions, options }: Catalogue, terminal: Terminal): void {
  const { out, paint } = terminal;
  const title = (flag: string, text: string): void =>
    out(wrap(`${flag}  ${text}`).replace(flag, paint('bold', flag)));
  out(paint('dim', 'Answers: they count for the recommendation and shape what is generated.'));
  for (const { flag, question, answers } of questions) {
    out('');
    title(flag, question);
    for (const answer of answers) printValue(answer, pullOf(answer), terminal);
  }
  out('');
  out(paint('dim', 'Choices: scaffolding only.'));
  for (const { flag, help, group, values } of options) {
    if (group !== 'choices') continue;
    out('');
    title(flag, help);
    for (const value of values) printValue(value, '', terminal);
    if (values.length === 0 && (flag === '--feature' || flag === '--without'))
      out('  There are no features yet.');
  }
  out('');
  out(
    wrap(
      'Proven: our tests generate it, install it, start it and ask it over HTTP. Written, not run: the code is there, but no server was at hand to run it. Everything else about a run: --help.',
    ),
  );
}

function printValue(value: Value, pull: string, { out, paint }: Terminal): void {
  const { title, hint, needs } = value;
  const name = title === value.value ? '' : title;
  const text = [[name, hint].filter(Boolean).join(' – '), pull].filter(Boolean).join(' ');
  const indent = ' '.repeat(VALUE_WIDTH + 2);
  const label = `  ${value.value.padEnd(VALUE_WIDTH - 1)} `;
  out(wrap(text, label, indent).trimEnd());
  const status = statusText(value);
  if (status !== '') out(paint('dim', wrap(status, indent)));
  for (const need of needs) out(paint('dim', wrap(need, `${indent}· `, `${indent}  `)));
}

/** `[Django +2]`, `[decides: Express]`, or nothing where it favours neither side. */
function pullOf({ points, decides }: Answer): string {
  const parts = [
    ...(decides === null ? [] : [`decides: ${FRAMEWORK_TITLE[decides]}`]),
    ...FRAMEWORKS.filter((framework) => points[framework] > 0).map(
      (framework) => `${FRAMEWORK_TITLE[framework]} +${points[framework]}`,
    ),
  ];
  return parts.length > 0 ? `[${parts.join(', ')}]` : '';
}

/** `proven for Express and Django`; nothing where there is nothing to generate. */
function statusText({ title, status, provenOn }: Value): string {
  const stacksWith = (wanted: Status, test: (stack: Stack) => boolean): string =>
    STACKS.filter((stack) => status[stack] === wanted && test(stack))
      .map((stack) => FRAMEWORK_TITLE[stack])
      .join(' and ');
  const parts: [says: string, stacks: string][] = [
    ['proven for', stacksWith('proven', (stack) => provenOn[stack] === undefined)],
    ...Object.values(provenOn).map((other): [string, string] => [
      `proven on ${other}, not on ${title} itself, for`,
      stacksWith('proven', (stack) => provenOn[stack] === other),
    ]),
    ['written, but not run, for', stacksWith('written', () => true)],
    ['not generated yet for', stacksWith('not generated yet', () => true)],
  ];
  const texts = parts.flatMap(([says, stacks]) => (stacks === '' ? [] : [`${says} ${stacks}`]));
  return [...new Set(texts)].join('; ');
}
