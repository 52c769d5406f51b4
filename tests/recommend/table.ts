import { readFileSync } from 'node:fs';
import type { AnswerSet } from '../../src/recommend/questions.ts';

/** The table of docs/recommendation.md, which is written by hand: `†` contested, `x` beyond the article. */
const DOCUMENT = readFileSync(new URL('../../docs/recommendation.md', import.meta.url), 'utf8');
const WRITTEN = [...DOCUMENT.matchAll(/^\| `(\w+)` +\| (\w+|–) +\| (.+?) +\|$/gm)];

export interface WrittenPoint {
  readonly indicator: string;
  readonly framework: 'express' | 'django';
  readonly points: number;
  readonly tier: 'A' | 'B' | 'X';
}

const TIER = { '': 'A', '†': 'B', x: 'X' } as const;

/** question → answer → its points; every answer is there, also those that count 0. */
export const TABLE: Record<string, Record<string, WrittenPoint[]>> = {};
for (const [, question = '', indicator = '', cells = ''] of WRITTEN) {
  const answers = (TABLE[question] ??= {});
  for (const cell of cells.split(' · ')) {
    const [answer = '', worth = ''] = cell.split(' ');
    const own = (answers[answer] ??= []);
    const written = /^([ED])(\d)([†x]?)$/.exec(worth);
    if (written === null) continue;
    own.push({
      indicator,
      framework: written[1] === 'E' ? 'express' : 'django',
      points: Number(written[2]),
      tier: TIER[written[3] as keyof typeof TIER],
    });
  }
}

export const RULED: Record<string, 'express' | 'django'> = {
  'team jsonly': 'express',
  'team pyonly': 'django',
  'database couchdb': 'express',
  'admin must': 'django',
};

export function weight(question: string, answer: string): number {
  const own = TABLE[question]?.[answer];
  if (own === undefined) throw new Error(`not in the table: ${question} ${answer}`);
  return own.reduce((sum, p) => sum + (p.framework === 'django' ? p.points : -p.points), 0);
}

/** The spec's decision, computed from the table above alone. */
export function referee(values: AnswerSet) {
  const entries = Object.entries(values);
  const margin = entries.reduce((sum, [q, a]) => sum + weight(q, a), 0);
  const rulings = entries.flatMap(([q, a]) => RULED[`${q} ${a}`] ?? []);
  const byPoints = margin > 0 ? 'django' : margin < 0 ? 'express' : null;
  const clash = rulings.includes('express') && rulings.includes('django');
  const framework = clash ? null : (rulings[0] ?? byPoints);
  return { framework, margin, constrained: rulings.length > 0 };
}
