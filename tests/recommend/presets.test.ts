import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../src/recommend/presets.ts';
import { AnswersSchema } from '../../src/recommend/answers.ts';
import { QUESTION_IDS, type Product } from '../../src/recommend/questions.ts';
import { recommend } from '../../src/recommend/recommend.ts';

/** What each product assumes, with the margin that follows from the table. */
const EXPECTED: [Product, string, number][] = [
  ['api', 'surface api', -2],
  ['spa', 'surface api', -3],
  ['realtime', 'surface api, live core', -6],
  ['media', 'surface api, growth burst, accounts users', -2],
  ['portal', 'surface both, live some, growth burst, accounts users', -2],
  ['courses', 'surface both, growth burst, accounts users', -1],
  ['shop', 'surface api, accounts users', -1],
  ['enterprise', '', -1],
  ['gateway', 'surface gateway, database none', -5],
  ['component', '', -1],
  ['social', 'surface pages, live some, database sql, accounts users', 5],
  ['ml', 'data ml', 5],
  ['crm', 'surface pages, database sql, admin nice, accounts users', 7],
  ['b2b', 'accounts sensitive', 4],
  ['vertical', 'database sql, data analysis', 4],
  ['analytics', 'data analysis', 3],
  ['content', 'surface pages, database sql, admin nice', 5],
  ['records', 'surface pages, database sql, admin nice', 5],
  ['other', '', 0],
];

describe('presets', () => {
  it('exist for every product', () => {
    expect(EXPECTED.map(([product]) => product).toSorted()).toEqual(
      Object.keys(PRESETS).toSorted(),
    );
  });

  it.each(EXPECTED)('%s assumes what docs/recommendation.md says', (product, assumed) => {
    const document = readFileSync(new URL('../../docs/recommendation.md', import.meta.url), 'utf8');
    const row = new RegExp(String.raw`^\| .*\`${product}\`[^|]*\| ([^|]+?) +\|$`, 'm').exec(
      document,
    );
    expect(row?.[1]).toBe(assumed || 'nothing');
  });

  it.each(EXPECTED)('%s assumes: %s (margin %i)', (product, assumed, margin) => {
    const outcome = recommend({ product });
    const listed = QUESTION_IDS.flatMap((id) => {
      const answer = outcome.answers[id];
      return answer?.from === 'preset' ? [`${id} ${answer.value}`] : [];
    });
    expect(listed.join(', ')).toBe(assumed);
    expect(outcome.answers.product).toEqual({ value: product, from: 'user' });
    expect(outcome.recommendation.margin).toBe(margin);
    expect(AnswersSchema.safeParse(PRESETS[product]).success).toBe(true);
  });

  it('give way to the user on one answer and stay on the others', () => {
    const { answers, unanswered } = recommend({ product: 'realtime', live: 'none' });
    expect(answers.live).toEqual({ value: 'none', from: 'user' });
    expect(answers.surface).toEqual({ value: 'api', from: 'preset' });
    expect(unanswered).not.toContain('live');
    expect(unanswered).not.toContain('surface');
    expect(unanswered).toContain('team');
  });

  it('count the same answer as the user’s once the user says it', () => {
    expect(recommend({ product: 'api', surface: 'api' }).answers.surface?.from).toBe('user');
  });

  it('treat an undefined answer as open', () => {
    const outcome = recommend({ product: 'api', surface: undefined, team: undefined });
    expect(outcome).toEqual(recommend({ product: 'api' }));
  });
});
