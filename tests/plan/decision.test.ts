import fc from 'fast-check';
import * as prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/plan/blueprint.ts';
import { decisionContext } from '../../src/plan/context/decision.ts';
import { render } from '../../src/plan/render.ts';
import type { Answers } from '../../src/recommend/questions.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { anyAnswers } from '../recommend/arbitrary.ts';
import { planFor, type Wish } from '../support/blueprints.ts';
import { catalogue } from '../support/catalogue.ts';

const ADR = 'docs/adr/0001-backend-framework.md';

const CASES: Record<string, Wish> = {
  accepted: {
    name: 'acme-crm',
    answers: { product: 'crm', team: 'py', style: 'batteries', growth: 'grow' },
    choices: { framework: 'django', by: 'recommendation' },
  },
  overridden: {
    name: 'acme-crm',
    answers: { product: 'crm', team: 'js', services: 'micro' },
    choices: {
      framework: 'express',
      by: 'user',
      reason: 'All six of us write TypeScript,\n  and *nobody* wants a 2nd language.',
    },
  },
  'overridden-although-forced': {
    name: 'ranker',
    answers: { product: 'ml', team: 'jsonly', live: 'hard' },
    choices: { framework: 'django', by: 'user' },
  },
  tied: {
    name: 'pulse',
    answers: { product: 'other', team: 'py', live: 'core' },
    choices: { framework: 'django', by: 'tie-break' },
  },
  forced: {
    name: 'ranker',
    answers: { product: 'ml', team: 'jsonly' },
    choices: { framework: 'express', by: 'recommendation' },
  },
  clashing: {
    name: 'archive',
    answers: { product: 'records', team: 'jsonly', admin: 'must' },
    choices: { framework: 'django', by: 'user' },
  },
};

function documents(wish: Wish): { adr: string; why: string } {
  const tree = planFor(wish);
  const readme = tree.get('README.md') ?? '';
  const start = readme.indexOf('## Why ');
  const end = readme.indexOf('\n## ', start + 1);
  return { adr: tree.get(ADR) ?? '', why: readme.slice(start, end < 0 ? undefined : end).trim() };
}

const formatted = (text: string): Promise<string> =>
  prettier.format(text, { parser: 'markdown', printWidth: 100, singleQuote: true });

describe.each(Object.entries(CASES))('a decision that was %s', (name, wish) => {
  it('is told in the record and in README', async () => {
    const { adr, why } = documents(wish);
    await expect(`${adr}\n---\n\n${why}\n`).toMatchFileSnapshot(`snapshots/decision-${name}.md`);
  });
});

const pack = catalogue.find(({ id }) => id === 'shared/decision');

/** The record and README's section alone, without planning the project around them. */
function rendered(decision: Decision): { adr: string; why: string } {
  const content = pack?.files.find((file) => file.path === ADR)?.content;
  const slot = pack?.slots['readme/why'];
  if (content?.kind !== 'template' || slot === undefined) throw new Error('no decision pack');
  const context = { project: { title: 'my-shop' }, decision: decisionContext(decision) };
  return {
    adr: render('adr', content.template, context, {}),
    why: render('why', slot, context, {}),
  };
}

const decisionOn = (
  answers: Answers,
  chosen: Decision['chosen'],
  reason: string | undefined,
): Decision => {
  const { framework } = recommend(answers).recommendation;
  const by = chosen === framework ? 'recommendation' : 'user';
  return {
    answers: answers as Decision['answers'],
    recommended: framework,
    chosen,
    by,
    ...(reason !== undefined && { reason }),
  };
};

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
          .replaceAll(/\\([\\`*_<>[\]&~|])/g, '$1');
        expect(shown).toBe(text.replaceAll(/\s+/g, ' ').trim());
      }),
      { numRuns: 40 },
    );
  });
});
