import fc from 'fast-check';
import * as prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/plan/blueprint.ts';
import { decisionContext } from '../../src/plan/context/decision.ts';
import { render } from '../../src/plan/render.ts';
import type { Answers } from '../../src/recommend/questions.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { anyAnswers } from '../recommend/arbitrary.ts';
import { planFor } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';

const ADR = 'docs/adr/0001-backend-framework.md';

const pack = catalogue.find(({ id }) => id === 'shared/decision');

/** The record and README's section alone, without planning the project around them. */
function rendered(decision: Decision, title = 'my-shop'): { adr: string; why: string } {
  const content = pack?.files.find((file) => file.path === ADR)?.content;
  const slot = pack?.slots['readme/why'];
  if (content?.kind !== 'template' || slot === undefined) throw new Error('no decision pack');
  const context = { project: { title }, decision: decisionContext(decision) };
  return {
    adr: render('adr', content.template, context, {}),
    why: render('why', slot, context, {}),
  };
}

function decisionOn(answers: Answers, chosen: Decision['chosen'], reason?: string): Decision {
  const { framework } = recommend(answers).recommendation;
  const by = chosen === framework ? 'recommendation' : 'user';
  return {
    answers: answers as Decision['answers'],
    recommended: framework,
    chosen,
    by,
    ...(reason !== undefined && { reason }),
  };
}

const TEAM_REASON = 'All six of us write TypeScript,\n  and *nobody* wants a 2nd language.';
const CASES: Record<string, Decision> = {
  accepted: decisionOn(
    { product: 'crm', team: 'py', style: 'batteries', growth: 'grow' },
    'django',
  ),
  overridden: decisionOn({ product: 'crm', team: 'js', services: 'micro' }, 'express', TEAM_REASON),
  'overridden-although-forced': decisionOn(
    { product: 'ml', team: 'jsonly', live: 'hard' },
    'django',
  ),
  tied: {
    ...decisionOn({ product: 'other', team: 'py', live: 'core' }, 'django'),
    by: 'tie-break',
  },
  forced: decisionOn({ product: 'ml', team: 'jsonly' }, 'express'),
  clashing: decisionOn({ product: 'records', team: 'jsonly', admin: 'must' }, 'django'),
};

const formatted = (text: string): Promise<string> =>
  prettier.format(text, { parser: 'markdown', printWidth: 100, singleQuote: true });

describe('a decision', () => {
  it.each(Object.entries(CASES))(
    'that was %s is told in record and README',
    async (name, decision) => {
      const { adr, why } = rendered(decision, 'acme-tool');
      const both = `${adr}\n---\n\n## Why ${decisionContext(decision).chosen}\n\n${why}`;
      await expect(both).toMatchFileSnapshot(`snapshots/decision-${name}.md`);
    },
  );

  it.each(['express', 'django'] as const)('is in a project of %s', (framework) => {
    const answers = { product: 'shop' } as const;
    const tree = planFor({ answers, choices: { framework, by: 'user' } });
    const { adr, why } = rendered(decisionOn(answers, framework));
    expect(tree.get(ADR)).toBe(adr);
    expect(tree.get('README.md')).toContain(why);
  });
});

describe('any decision', { timeout: 30_000 }, () => {
  it('is formatted, and records every point that was counted', async () => {
    const any = fc.record({
      answers: anyAnswers,
      chosen: fc.constantFrom('express' as const, 'django' as const),
      reason: fc.constantFrom(undefined, 'We like it.'),
    });
    await fc.assert(
      fc.asyncProperty(any, async ({ answers, chosen, reason }) => {
        const { adr, why } = rendered(decisionOn(answers, chosen, reason));
        expect(await formatted(adr)).toBe(adr);
        expect(await formatted(why)).toBe(why);
        expect(adr + why).not.toMatch(/undefined|null|\{\{/);
        const { indicators } = recommend(answers).recommendation;
        for (const { because, source, counter } of indicators.flatMap(({ points }) => points)) {
          expect(adr).toContain(`- ${because} (`);
          expect(adr).toContain(`, ${source})`);
          if (counter) expect(adr).toContain(`Contested: ${counter.because} (${counter.source})`);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('carries any reason of the team as plain text', async () => {
    const reason = fc
      .oneof(
        fc.string({ minLength: 1, maxLength: 40 }),
        fc
          .array(
            fc.constantFrom(
              '*',
              '_',
              'a',
              ' ',
              '`',
              '[',
              '](',
              '<b>',
              '#',
              '\\',
              '~~',
              '&amp;',
              '|',
              '\n',
            ),
            {
              minLength: 1,
              maxLength: 12,
            },
          )
          .map((parts) => parts.join('')),
      )
      .filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(reason, async (text) => {
        const { adr, why } = rendered(decisionOn({}, 'django', text));
        expect(await formatted(adr)).toBe(adr);
        expect(await formatted(why)).toBe(why);
        const line = adr.split('\n').find((one) => one.startsWith("The team's reason: ")) ?? '';
        const shown = line
          .slice("The team's reason: ".length)
          .replaceAll(/\\([\\`*_<>[\]&~|#])/g, '$1');
        expect(shown).toBe(text.replaceAll(/\s+/g, ' ').trim());
      }),
      { numRuns: 40 },
    );
  });
});
