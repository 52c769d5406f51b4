import { INVOCATION } from '../../invocation.ts';
import { flagOf, OPTIONS, type Option } from '../options.ts';
import { VERBS } from '../verbs.ts';
import { wrap } from './wrap.ts';

const TITLES: Record<Option['group'], string> = {
  answers: 'Answers (they decide the recommendation; all may be left out)',
  choices: 'Choices',
  running: 'Running',
};

/** The text of --help, derived from the options themselves. */
export function helpText(): string {
  return [
    `${INVOCATION} recommends Express or Django for your product, explains why,`,
    'generates the project, installs it and proves it: migrated, tested, booted, probed.',
    '',
    'Usage',
    usage('[directory] [options]', 'ask, recommend, generate, install, prove'),
    ...VERBS.map(({ name, takes, help }) => usage(`${name} ${takes}`, help)),
    ...(Object.keys(TITLES) as Option['group'][]).flatMap((group) => [
      '',
      TITLES[group],
      ...linesOf(group),
    ]),
    '',
    'Examples',
    `  ${INVOCATION} my-shop --product shop --yes`,
    `  ${INVOCATION} my-shop --product shop --resource "product name:string price:decimal"`,
    `  ${INVOCATION} recommend --product crm --team js`,
  ].join('\n');
}

const usage = (words: string, help: string): string =>
  `  ${`${INVOCATION} ${words}`.padEnd(INVOCATION.length + 26)}${help}`;

const linesOf = (group: Option['group']): string[] =>
  OPTIONS.filter((option) => option.group === group).map((option) => {
    const short = option.short === undefined ? '' : `-${option.short}, `;
    const value = option.kind === 'switch' ? '' : ` ${option.placeholder ?? 'ANSWER'}`;
    const values = option.values === undefined ? '' : ` (${option.values.join(' ')})`;
    const label = `  ${short}${flagOf(option.id)}${value}`;
    const indent = ' '.repeat(28);
    // A label that is too long for its column gets a line of its own.
    const first =
      label.length < indent.length ? label.padEnd(indent.length) : `${label}\n${indent}`;
    const text = wrap(`${option.help}${values}`, indent);
    return first + text.slice(indent.length);
  });
