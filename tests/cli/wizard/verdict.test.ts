import { describe, expect, it } from 'vitest';
import { BACK } from '../../../src/cli/asking.ts';
import { decideWithoutAsking } from '../../../src/cli/decide.ts';
import { recommend } from '../../../src/recommend/recommend.ts';
import type { Answers } from '../../../src/recommend/questions.ts';
import { runWizard, screen, scripted } from './scripted.ts';

/** Answers to all that is asked first, so that the verdict is the first question. */
const SETTLED = {
  surface: 'api',
  accounts: 'none',
  style: 'unknown',
  services: 'one',
  budget: 'own',
  database: 'unknown',
} as const satisfies Answers;
const JS: Answers = { ...SETTLED, product: 'other', team: 'js' };
/** Every answer is the neutral one. */
const EVEN: Answers = { ...SETTLED, product: 'other', surface: 'unknown', team: 'both' };

const verdictOf = (asking: ReturnType<typeof scripted>) =>
  asking.asked.filter(({ message }) => /What now\?|gives way\?/.test(message));

describe('changing an answer', () => {
  it('shows the new result at once, and what it was before', async () => {
    const terminal = screen();
    const asking = scripted([
      ['What now?', 'Change an answer'],
      ['Which answer?', 'Which language'],
      ['Which language', 'Mostly Python'],
      ['Django', 'Accept Django'],
    ]);
    const draft = await runWizard(asking, { answers: JS }, { terminal });
    expect(asking.left).toEqual([]);
    expect(draft).toMatchObject({ framework: 'django', answers: { team: 'py' } });
    expect(draft.reason).toBeUndefined();
    expect(terminal.text).toMatch(/Before your change: Express – /);
  });

  it('is undone by going back', async () => {
    const asking = scripted([
      ['What now?', 'Change an answer'],
      ['Which answer?', 'Which language'],
      ['Which language', 'Mostly Python'],
      ['Django', BACK],
      ['Express', 'Accept Express'],
    ]);
    const draft = await runWizard(asking, { answers: JS });
    expect(asking.left).toEqual([]);
    expect(draft).toMatchObject({ framework: 'express', answers: { team: 'js' } });
  });

  it('of the product asks for its assumptions', async () => {
    const asking = scripted([
      ['What now?', 'Change an answer'],
      ['Which answer?', 'What are you building?'],
      ['What are you building?', 'A real-time app'],
      ['Do these assumptions fit?', 'Yes'],
      ['What now?', 'Accept Express'],
    ]);
    await runWizard(asking, { answers: JS });
    expect(asking.left).toEqual([]);
  });

  it('can be thought better of, in the list and in the question', async () => {
    const asking = scripted([
      ['What now?', 'Change an answer'],
      ['Which answer?', 'Which language'],
      ['Which language', BACK],
      ['Which answer?', BACK],
      ['What now?', 'Accept Express'],
    ]);
    const draft = await runWizard(asking, { answers: JS });
    expect(asking.left).toEqual([]);
    expect(draft.answers).toEqual(JS);
  });
});

describe('an override', () => {
  it.each([
    ['The team knows Django', 'The team knows Django'],
    ['', undefined],
  ])('keeps its reason: %j', async (typed, reason) => {
    const asking = scripted([
      ['What now?', 'Take Django instead'],
      ['Why?', typed],
    ]);
    const draft = await runWizard(asking, { answers: JS });
    expect(asking.left).toEqual([]);
    expect(draft.framework).toBe('django');
    expect(draft.reason).toBe(reason);
    expect(decideWithoutAsking(draft, recommend(draft.answers), false).by).toBe('user');
  });

  it('is not asked for a reason that a flag has given, and following is asked for none', async () => {
    const given = { answers: JS, reason: 'Because' };
    const asking = scripted([['What now?', 'Take Django instead']]);
    expect((await runWizard(asking, given)).reason).toBe('Because');
    const following = scripted([]);
    expect((await runWizard(following, given)).reason).toBeUndefined();
    expect([...asking.lines, ...following.lines]).toEqual([]);
  });
});

describe('a clash', () => {
  const CLASH: Answers = { ...JS, team: 'jsonly', admin: 'must' };

  it('names both answers, picks neither, and asks which gives way', async () => {
    const terminal = screen();
    const asking = scripted([
      ['gives way?', 'Change "Yes, on day one"'],
      ['admin', 'It would be nice'],
      ['Express', 'Accept Express'],
    ]);
    const draft = await runWizard(asking, { answers: CLASH }, { terminal });
    expect(asking.left).toEqual([]);
    const [verdict] = verdictOf(asking);
    expect(verdict?.titles.slice(0, 2)).toEqual([
      'Change "Only JavaScript or TypeScript"',
      'Change "Yes, on day one"',
    ]);
    expect(verdict?.titles.filter((title) => title.startsWith('Accept'))).toEqual([]);
    expect(terminal.text).toMatch(/Only JavaScript or TypeScript[^]*Yes, on day one/);
    expect(draft).toMatchObject({ framework: 'express', answers: { admin: 'nice' } });
  });

  it('can be decided against one of them, with a reason', async () => {
    const asking = scripted([
      ['gives way?', 'Take Express'],
      ['Why?', 'We build the admin ourselves'],
    ]);
    const draft = await runWizard(asking, { answers: CLASH });
    expect(draft).toMatchObject({
      framework: 'express',
      reason: 'We build the admin ourselves',
      answers: CLASH,
    });
  });
});

describe('a toss-up', () => {
  it('says so, and offers the questions that would decide first', async () => {
    const asking = scripted([
      ['Either works', 'Answer: '],
      ['How live is it?', 'Live is the product'],
      ['Express', 'Accept Express'],
    ]);
    const draft = await runWizard(asking, { answers: EVEN });
    expect(asking.left).toEqual([]);
    const [verdict] = verdictOf(asking);
    expect(verdict?.titles[0]).toMatch(/^Answer: /);
    expect(verdict?.titles.filter((title) => title.startsWith('Accept'))).toEqual([]);
    expect(draft).toMatchObject({ framework: 'express', answers: { live: 'core' } });
  });

  it('asks what would decide until one answer does', async () => {
    const asking = scripted([
      ['Either works', 'Ask me all'],
      ['How live is it?', 'Not live'],
      ['How will it grow?', 'Many simultaneous users'],
      ['Express', 'Accept Express'],
    ]);
    const draft = await runWizard(asking, { answers: EVEN });
    expect(asking.left).toEqual([]);
    expect(draft.answers).toEqual({ ...EVEN, live: 'none', growth: 'burst' });
  });

  it('is decided by the user without an argument', async () => {
    const asking = scripted([['Either works', 'Take Django']]);
    const draft = await runWizard(asking, { answers: EVEN });
    expect(draft.framework).toBe('django');
    expect(asking.lines).toEqual([]);
  });
});
