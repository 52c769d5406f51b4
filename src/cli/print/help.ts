import { flagOf, OPTIONS, type Option } from '../../choices/options.ts';
import { wrap } from './wrap.ts';

const TITLES: Record<Option['group'], string> = {
  answers: 'Answers (they decide the recommendation; all may be left out)',
  choices: 'Choices',
  running: 'Running',
};

/** The text of --help, derived from the options themselves. */
export function helpText(): string {
  return [
    'create-backend recommends Express or Django for your product, explains why,',
    'generates the project, installs it and proves it: migrated, tested, booted, probed.',
    '',
    'Usage',
    '  create-backend [directory] [options]   ask, recommend, generate, install, prove',
    '  create-backend recommend [options]     the recommendation alone; writes nothing',
    '  create-backend verify [directory]      prove a generated project again',
    '  create-backend options [--json]        everything there is to choose',
    ...(Object.keys(TITLES) as Option['group'][]).flatMap((group) => [
      '',
      TITLES[group],
      ...linesOf(group),
    ]),
    '',
    'Examples',
    '  create-backend my-shop --product shop --yes',
    '  create-backend my-shop --product shop --resource "product name:string price:decimal"',
    '  create-backend recommend --product crm --team js',
  ].join('\n');
}

const linesOf = (group: Option['group']): string[] =>
  OPTIONS.filter((option) => option.group === group).map((option) => {
    const short = option.short === undefined ? '' : `-${option.short}, `;
    const value = option.kind === 'switch' ? '' : ` ${option.placeholder ?? 'ANSWER'}`;
    const values = option.values === undefined ? '' : ` (${option.values.join(' ')})`;
    return wrap(
      `${option.help}${values}`,
      `  ${`${short}${flagOf(option.id)}${value}`.padEnd(26)}`,
      ' '.repeat(28),
    );
  });
