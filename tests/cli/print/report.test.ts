import { stripVTControlCharacters, styleText } from 'node:util';
import { describe, expect, it } from 'vitest';
import { printOverride, printReport, type Missing } from '../../../src/cli/print/report.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import { missingByStack, uncovered } from '../../../src/plan/needs.ts';
import { INDICATORS } from '../../../src/recommend/indicators.ts';
import { MISFITS } from '../../../src/recommend/misfits.ts';
import type { Outcome } from '../../../src/recommend/outcome.ts';
import { CONSTRAINTS, POINTS } from '../../../src/recommend/points.ts';
import type { Answers } from '../../../src/recommend/questions.ts';
import { recommend } from '../../../src/recommend/recommend.ts';
import { always } from '../../recommend/arbitrary.ts';
import { catalogue } from '../../support/catalogue.ts';

/** As if Django's packs covered the admin, and Express's nothing: what packs there really are changes. */
const missingFor = ({ answers }: Outcome): Missing => {
  const values = Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, answer?.value ?? '']),
  );
  return {
    express: uncovered(values, new Set()),
    django: uncovered(values, new Set(['admin'])),
  };
};

function printed(outcome: Outcome, paint: Terminal['paint']): string {
  const lines: string[] = [];
  printReport(outcome, { paint, out: (text) => void lines.push(text) }, missingFor(outcome));
  return `${lines.join('\n')}\n`;
}

const plain: Terminal['paint'] = (_, text) => text;
/** As on a terminal that has colours, whatever this test runs in. */
const coloured: Terminal['paint'] = (style, text) =>
  styleText(style, text, { validateStream: false });

/** The text without its line breaks and indents. */
const flowing = (text: string): string => text.replaceAll(/\s+/g, ' ');

const PRODUCTS: Record<string, Answers> = {
  'nothing answered': {},
  'an ordinary shop': { product: 'shop' },
  'a CRM by a JavaScript team': { product: 'crm', team: 'js' },
  'a chat': { product: 'realtime', team: 'js', style: 'free', jobs: 'yes' },
  'dashboards with everything answered': {
    product: 'analytics',
    team: 'both',
    style: 'batteries',
    services: 'mlmicro',
    budget: 'tight',
    surface: 'both',
    live: 'some',
    jobs: 'yes',
    growth: 'burst',
    database: 'postgres',
    admin: 'nice',
    data: 'analysis',
    accounts: 'sensitive',
  },
  'models, but only JavaScript': { product: 'ml', team: 'jsonly' },
  'two answers that clash': { product: 'records', team: 'jsonly', admin: 'must' },
  'what neither fits': { product: 'component', live: 'hard', team: 'other', data: 'hosted' },
};

describe('the report', { timeout: 30_000 }, () => {
  it.each(Object.entries(PRODUCTS))('of %s', async (name, answers) => {
    const outcome = recommend(answers);
    const file = `snapshots/${name.replaceAll(/\W+/g, '-')}`;
    await expect(printed(outcome, plain)).toMatchFileSnapshot(`${file}.txt`);
    await expect(printed(outcome, coloured)).toMatchFileSnapshot(`${file}.ansi`);
  });

  it('fits 80 columns, and says the same with colours', () => {
    always((_, outcome) => {
      const text = printed(outcome, plain);
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
      expect(stripVTControlCharacters(printed(outcome, coloured))).toBe(text);
      expect(text).not.toMatch(/undefined|null|NaN|[ \t]$/m);
    }, 100);
  });

  it('prints every record that decided, and nothing else', () => {
    const sentences = new Set(
      [...POINTS, ...CONSTRAINTS, ...MISFITS].map(({ because }) => because),
    );
    always((_, outcome) => {
      const { indicators, forcedBy, neitherFits } = outcome.recommendation;
      const decided = [...indicators.flatMap(({ points }) => points), ...forcedBy, ...neitherFits];
      const text = flowing(printed(outcome, plain));
      for (const sentence of sentences) {
        const times = decided.filter(({ because }) => because === sentence).length;
        expect(text.split(sentence).length - 1, sentence).toBe(times);
      }
    });
  });

  it('prints where each comes from, and both sides of what is contested', () => {
    always((_, outcome) => {
      const text = flowing(printed(outcome, plain));
      for (const { points } of outcome.recommendation.indicators) {
        for (const { because, source, counter } of points) {
          expect(text).toContain(`${because} (${source}`);
          if (counter)
            expect(text).toContain(`contested) But: ${counter.because} (${counter.source})`);
        }
      }
    });
  });

  it('has a bar for all ten indicators, as long as their points', () => {
    always((_, outcome) => {
      const lines = printed(outcome, plain).split('\n');
      for (const { title, express, django, points } of outcome.recommendation.indicators) {
        const line = lines.find((text) => text.startsWith(`  ${title} `)) ?? '';
        const [left = '', right = ''] = line.split('│');
        expect([...left.matchAll(/██|░░/g)]).toHaveLength(express);
        expect([...right.matchAll(/██|░░/g)]).toHaveLength(django);
        const contested = points.filter(({ tier }) => tier === 'B').length;
        expect([...line.matchAll(/░░/g)]).toHaveLength(contested);
      }
    });
    expect(INDICATORS).toHaveLength(10);
  });

  it('names what is open, what would flip it, and what is not generated yet', () => {
    always((_, outcome) => {
      const text = flowing(printed(outcome, plain));
      const { flips, confidence, framework } = outcome.recommendation;
      if (outcome.unanswered.length > 0)
        expect(text).toContain(`not counted: ${outcome.unanswered.join(', ')}.`);
      expect(text.includes('What would flip it')).toBe(flips.length > 0);
      expect(text.includes('What would decide')).toBe(confidence === 'toss-up');
      expect(text.includes('If one gives way')).toBe(confidence === 'clash');
      const missing = missingFor(outcome);
      const needs =
        framework === null ? [...missing.express, ...missing.django] : missing[framework];
      for (const { says } of needs) expect(text).toContain(` - ${says}`);
    });
  });

  it('uses no superlatives', () => {
    always((_, outcome) => {
      expect(printed(outcome, plain)).not.toMatch(
        /\b(best|perfect|ideal|fastest|easiest|greatest|powerful|obviously)\b/i,
      );
    }, 50);
  });
});

describe('an override', () => {
  const told = (decision: Parameters<typeof printOverride>[0]): string => {
    const lines: string[] = [];
    printOverride(decision, { paint: plain, out: (text) => void lines.push(text) });
    return lines.join('\n').trim();
  };

  it('is named beside the recommendation, and only an override', () => {
    const answers = {};
    expect(told({ answers, recommended: 'django', chosen: 'express', by: 'user' })).toBe(
      'You chose Express. It is recorded as your decision.',
    );
    expect(told({ answers, recommended: null, chosen: 'django', by: 'user' })).toContain('Django');
    expect(told({ answers, recommended: null, chosen: 'express', by: 'tie-break' })).toBe('');
    expect(told({ answers, recommended: 'django', chosen: 'django', by: 'recommendation' })).toBe(
      '',
    );
  });
});

describe('what a stack cannot generate yet', () => {
  it('is what the answers ask for and none of its packs, nor a shared one, covers', () => {
    const { answers } = recommend({ admin: 'must', jobs: 'yes', live: 'none' });
    const covering = (folder: 'express' | 'django' | 'shared', covers: string[]) => {
      const [pack] = catalogue;
      if (pack === undefined) throw new Error('no packs');
      return { ...pack, folder, manifest: { ...pack.manifest, covers } };
    };
    const missing = (...packs: ReturnType<typeof covering>[]) =>
      missingByStack(answers, packs).django.map(({ id }) => id);
    expect(missing()).toEqual(['jobs', 'admin']);
    expect(missing(covering('django', ['admin']))).toEqual(['jobs']);
    expect(missing(covering('shared', ['admin', 'jobs']))).toEqual([]);
    expect(missing(covering('express', ['admin', 'jobs']))).toEqual(['jobs', 'admin']);
  });
});
