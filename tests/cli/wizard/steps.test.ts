import { describe, expect, it } from 'vitest';
import { BACK } from '../../../src/cli/asking.ts';
import type { Draft } from '../../../src/cli/draft.ts';
import { Cancelled } from '../../../src/errors.ts';
import { valuesOf } from '../../../src/packs/values.ts';
import { catalogue } from '../../support/catalogue.ts';
import { runWizard, scripted, type Asked } from './scripted.ts';

/** `3 of 12 · Which database? …` → `Which database?` */
const nameOf = ({ message }: Asked): string => message.replace(/^\d+ of \d+ · /, '');

const SHOP = ['What are you building?', 'An online shop'] as const;
/** So that there is a recommendation to accept, whatever the single points count. */
const JS = ['Which language', 'Mostly JavaScript'] as const;

async function accepted() {
  const asking = scripted([SHOP, JS]);
  return { draft: await runWizard(asking), asked: asking.asked };
}

describe('the questions', () => {
  it('are few, numbered, and each says why it is asked', async () => {
    const { draft, asked } = await accepted();
    expect(asked.map(nameOf)).toEqual([
      'What are you building?',
      'Do these assumptions fit?',
      'Which language does the team write?',
      'Built-in answers, or your own choice of libraries?',
      'One application, or many small services?',
      'Must you hire at the lowest possible rate?',
      'Which database?',
      expect.stringMatching(/What now\?$/),
      'Directory',
      'Language',
      'Test runner',
      'First resource',
      'Write it?',
    ]);
    for (const [index, { message }] of asked.entries())
      expect(message).toMatch(`${index + 1} of ${asked.length} · `);
    for (const { message, why } of asked.slice(0, -1)) expect(why, message).toMatch(/\w{4}/);
    expect(draft).toMatchObject({
      directory: 'my-shop',
      answers: { product: 'shop', team: 'js' },
      framework: 'express',
      testRunner: valuesOf(catalogue, 'express', 'testRunner')[0],
    });
  });

  it('keep the answer that favours neither side under the cursor', async () => {
    const { asked } = await accepted();
    expect(asked.slice(2, 7).map(({ current }) => current)).toEqual([
      'No preference, or no team yet',
      'Not sure',
      'One application',
      'No, or the team is already there',
      'Not sure',
    ]);
  });

  it('go back one step from everywhere, and come to the same end', async () => {
    const { draft, asked } = await accepted();
    for (const [index, question] of asked.entries()) {
      if (index === 0) continue;
      const answers = [SHOP, JS].filter((_, position) => position !== 1 || index > 2);
      const again = [SHOP, JS].filter(
        (_, position) => index <= 1 || (position === 1 && index <= 3),
      );
      const asking = scripted([...answers, [nameOf(question), BACK], ...again]);
      expect(await runWizard(asking), question.message).toEqual(draft);
      expect(asking.left, question.message).toEqual([]);
      expect(asking.asked[index + 1]?.message).toBe(asking.asked[index - 1]?.message);
    }
  });

  it('take an answer back with the step, so that it can be another one', async () => {
    const asking = scripted([
      SHOP,
      ['Which language', 'Mostly Python'],
      ['Built-in', BACK],
      ['Which language', 'Mostly JavaScript'],
    ]);
    const { answers } = await runWizard(asking);
    expect(answers.team).toBe('js');
  });

  it.each<[Partial<Draft>, string]>([
    [{ answers: { product: 'shop' } }, 'What are you building?'],
    [{ answers: { surface: 'api', accounts: 'users' } }, 'Do these assumptions fit?'],
    [{ answers: { team: 'both' } }, 'Which language does the team write?'],
    [{ answers: { style: 'unknown' } }, 'Built-in answers'],
    [{ answers: { services: 'one' } }, 'One application'],
    [{ answers: { budget: 'own' } }, 'Must you hire'],
    [{ answers: { database: 'sqlite' } }, 'Which database?'],
    [{ framework: 'django' }, 'What now?'],
    [{ directory: 'my-shop' }, 'Directory'],
    [{ testRunner: 'mocha' }, 'Test runner'],
    [{ resource: ['thing name:string'] }, 'First resource'],
  ])('%j is not asked for', async (given, question) => {
    const asking = scripted(
      given.answers?.product ? [JS] : given.answers?.team ? [SHOP] : [SHOP, JS],
    );
    await runWizard(asking, { framework: 'express', ...given });
    expect(asking.asked.map(nameOf).filter((name) => name.includes(question))).toEqual([]);
  });

  it('can all be asked, on request', async () => {
    const asking = scripted([SHOP, JS, ['What now?', 'Ask me everything']]);
    const { answers } = await runWizard(asking);
    expect(Object.keys(answers)).toEqual(
      expect.arrayContaining(['live', 'jobs', 'growth', 'admin', 'data']),
    );
  });

  it('ask an assumption that does not fit, and no other', async () => {
    const asking = scripted([
      SHOP,
      ['Do these assumptions fit?', 'Will it have accounts'],
      ['Will it have accounts', 'No accounts'],
      ['Do these assumptions fit?', 'Yes'],
      JS,
    ]);
    const { answers } = await runWizard(asking);
    expect(asking.left).toEqual([]);
    expect(answers).toMatchObject({ accounts: 'none' });
    expect(answers.surface).toBeUndefined();
  });
});

it('says what was answered when it is stopped half way', async () => {
  const asking = scripted([SHOP, JS, ['Write it?', 'Stop here']]);
  const error = await runWizard(asking).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Cancelled);
  expect((error as Cancelled).message).toBe('Stopped; nothing was written.');
  expect((error as Cancelled).advice).toContain('--product shop --team js');
  expect((error as Cancelled).advice).not.toContain('--yes');
});
