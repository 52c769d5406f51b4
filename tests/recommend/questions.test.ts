import { describe, expect, it } from 'vitest';
import { INDICATORS } from '../../src/recommend/indicators.ts';
import { POINTS } from '../../src/recommend/points.ts';
import { AnswersSchema } from '../../src/recommend/answers.ts';
import { NEUTRAL, QUESTIONS } from '../../src/recommend/questions.ts';
import { RULED, TABLE, weight } from './table.ts';

const ASKED =
  'product team style services budget surface live jobs growth database admin data accounts';

describe('the questions', () => {
  it('are asked in the order of the spec', () => {
    expect(QUESTIONS.map((question) => question.id).join(' ')).toBe(ASKED);
  });

  it.each(QUESTIONS.map((question) => ({ ...question })))(
    '$id has exactly the answers of the table',
    ({ id, answers }) => {
      const values = answers.map((answer) => answer.value).toSorted();
      expect(values).toEqual(Object.keys(TABLE[id] ?? {}).toSorted());
    },
  );

  it.each(QUESTIONS.map((question) => ({ ...question })))(
    '$id fits its lines and explains every answer',
    ({ question, why, answers }) => {
      for (const line of [question, why, ...answers.map((answer) => answer.hint)]) {
        expect(line).toMatch(/^\S.{0,68}\S$/);
      }
      for (const { title } of answers) expect(title).toMatch(/^\S.{0,38}\S$/);
      expect(new Set(answers.map((answer) => answer.title)).size).toBe(answers.length);
    },
  );

  it.each(Object.entries(NEUTRAL))('%s: %s is neutral', (question, answer) => {
    expect(weight(question, answer)).toBe(0);
    expect(RULED).not.toHaveProperty(`${question} ${answer}`);
  });

  it.each(QUESTIONS.map((question) => ({ ...question })))(
    '$id names the indicators its points count for',
    ({ id, indicators }) => {
      const counted = POINTS.filter((point) => point.question === id).map((p) => p.indicator);
      expect(new Set<string>(indicators)).toEqual(new Set<string>(counted));
    },
  );

  it('know the ten indicators in the order of the article', () => {
    expect(INDICATORS.map((indicator) => indicator.id).join(' ')).toBe(
      'pros performance architecture scalability testing microservices database community hiring fit',
    );
  });
});

describe('the schema', () => {
  it('accepts any subset', () => {
    expect(AnswersSchema.parse({})).toEqual({});
    expect(AnswersSchema.parse({ team: 'py' })).toEqual({ team: 'py' });
  });

  it.each([{ team: 'cobol' }, { colour: 'red' }, { product: null }, { data: 'couchdb' }])(
    'refuses %j',
    (answers) => expect(AnswersSchema.safeParse(answers).success).toBe(false),
  );
});
