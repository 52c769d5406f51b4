import type { AnswerSet } from '../../src/recommend/questions.ts';

/** The table of recommendation.md, written out by hand: `†` contested, `x` beyond the article. */
const WRITTEN = `
product  fit           api E1† spa E2 realtime E2 media E2† portal E2† courses E2† shop E1† enterprise E1†
product  fit           gateway E2 component E1† social D2 ml D2 crm D2 b2b D2 vertical D2 analytics D2
product  fit           content D1† records D1† other 0
surface  architecture  api E1 pages D2 both 0 gateway E2 unknown 0
live     performance   none 0 some E1 core E3
jobs     -             no 0 yes 0
growth   scalability   small E1† grow D1† burst E2 unknown 0
database database      sql D1 sqlite D1 postgres D1 mysql D1 mariadb D1 oracle D1 several D1 sqlserver E1
database database      mongodb E3 couchdb E3 none E1x unknown 0
admin    pros          no 0 nice D1x must D3x
data     pros          none 0 hosted 0 analysis D2 ml D3
accounts pros          none 0 users D1 sensitive D2
team     hiring        jsonly E3 js E3 both 0 none 0 py D3 pyonly D3
style    pros          free E2 batteries D2 unknown 0
style    testing       batteries D1
style    architecture  team D2
services microservices one 0 micro E1† mlmicro D1
budget   hiring        own 0 tight E1†
`;

export interface WrittenPoint {
  readonly indicator: string;
  readonly framework: 'express' | 'django';
  readonly points: number;
  readonly tier: 'A' | 'B' | 'X';
}

const TIER = { '': 'A', '†': 'B', x: 'X' } as const;

/** question → answer → its points; every answer is there, also those that count 0. */
export const TABLE: Record<string, Record<string, WrittenPoint[]>> = {};
for (const line of WRITTEN.trim().split('\n')) {
  const [question = '', indicator = '', ...cells] = line.split(/\s+/);
  const answers = (TABLE[question] ??= {});
  for (let at = 0; at < cells.length; at += 2) {
    const own = (answers[cells[at] ?? ''] ??= []);
    const cell = /^([ED])(\d)([†x]?)$/.exec(cells[at + 1] ?? '');
    if (cell === null) continue;
    own.push({
      indicator,
      framework: cell[1] === 'E' ? 'express' : 'django',
      points: Number(cell[2]),
      tier: TIER[cell[3] as keyof typeof TIER],
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
