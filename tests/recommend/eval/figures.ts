import { COMMON } from '../../../src/recommend/points.ts';
import { readCases, type Case } from '../cases.ts';
import { IN_FORCE, OTHERS, shareOf, type Rules } from './rules.ts';
import { judge, judgeLeavingOut, total, withoutTeam, type Judged } from './score.ts';
import { wilson } from './wilson.ts';

const LEVELS = ['strong', 'clear', 'leaning', 'toss-up'] as const;

/** All figures of docs/recommendation.md, "Calibration", as `npm run eval:recommend` prints them. */
export function figures(): string {
  const shown = readCases('dev.jsonl');
  const hidden = withoutTeam(shown);
  return [
    `${shown.length} real products: right picks, ties half, with Wilson's 95 % interval`,
    '',
    row('', 'team known', 'team not said'),
    ...tableOf(judge(shown, IN_FORCE), judge(hidden, IN_FORCE)),
    '',
    'Leaving out the product that is judged when the rules are made',
    '',
    ...tableOf(judgeLeavingOut(shown, IN_FORCE), judgeLeavingOut(hidden, IN_FORCE)),
    '',
    'What was there before, and what was tried (strong, clear, leaning: right of all)',
    '',
    ...[...OTHERS, IN_FORCE].flatMap((rules) => comparison(rules, shown, hidden)),
    '',
    'Missed, team known',
    '',
    ...missesOf(judge(shown, IN_FORCE)),
    '',
    'Missed only when the team is not said',
    '',
    ...missesOf(judge(hidden, IN_FORCE), judge(shown, IN_FORCE)),
    '',
    'Answers that count as common: given by half of the products or more',
    '',
    ...commonAnswers(shown),
  ].join('\n');
}

const row = (title: string, first: string, second: string): string =>
  `  ${title.padEnd(10)}${first.padEnd(33)}${second}`.trimEnd();

function tableOf(shown: readonly Judged[], hidden: readonly Judged[]): string[] {
  const at = (judged: readonly Judged[], level: string) =>
    judged.filter(({ confidence }) => confidence === level);
  return [
    row('all', rate(shown), rate(hidden)),
    ...LEVELS.map((level) =>
      level === 'toss-up'
        ? row(level, count(at(shown, level)), count(at(hidden, level)))
        : row(level, rate(at(shown, level)), rate(at(hidden, level))),
    ),
  ];
}

const count = (judged: readonly Judged[]): string => `${judged.length}`;

function rate(judged: readonly Judged[]): string {
  if (judged.length === 0) return 'none';
  const right = total(judged);
  const { low, high } = wilson(right, judged.length);
  const share = percent(right / judged.length, 1);
  return `${right} of ${judged.length} = ${share} % (${percent(low)}–${percent(high)})`;
}

const percent = (share: number, digits = 0): string => (share * 100).toFixed(digits);

function comparison(rules: Rules, shown: readonly Case[], hidden: readonly Case[]): string[] {
  const line = (judged: readonly Judged[]): string => {
    const levels = LEVELS.slice(0, 3).map((level) => {
      const own = judged.filter(({ confidence }) => confidence === level);
      return `${total(own)}/${own.length}`.padStart(5);
    });
    return `${percent(total(judged) / judged.length, 1)} % ${levels.join(' ')}`;
  };
  const first = line(judge(shown, rules));
  const second = line(judge(hidden, rules));
  return [`  ${rules.title}`, row('', first, second)];
}

/** The products without a right pick, those aside that `known` misses as well. */
function missesOf(judged: readonly Judged[], known: readonly Judged[] = []): string[] {
  const before = new Set(known.filter(({ score }) => score < 1).map(({ name }) => name));
  return judged
    .filter(({ score, name }) => score < 1 && !before.has(name))
    .map(({ name, framework, picked, confidence, margin }) => {
      const said = picked === null ? 'toss-up' : `${picked}, ${confidence}`;
      return `  ${name.padEnd(26)}is ${framework.padEnd(8)} said ${said.padEnd(18)} margin ${margin}`;
    });
}

function commonAnswers(known: readonly Case[]): string[] {
  const byNeed = COMMON.filter(
    ({ question, answer }) => question !== 'database' || answer === 'sql',
  );
  return byNeed.map(({ question, answer }) => {
    const share = shareOf(known, question, answer);
    return `  ${`${question} ${answer}`.padEnd(26)}${percent(share)} %`;
  });
}
