import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../src/cli/options/catalogue.ts';
import { printCatalogue } from '../../src/cli/print/catalogue.ts';
import type { Pack } from '../../src/packs/pack.ts';
import { NEEDS } from '../../src/plan/needs.ts';
import { QUESTIONS } from '../../src/recommend/questions.ts';
import { catalogue } from '../support/catalogue.ts';
import { screen } from './wizard/scripted.ts';

const { questions, options } = catalogueOf(catalogue);
const answerOf = (id: string, value: string, packs: readonly Pack<unknown>[] = catalogue) =>
  catalogueOf(packs)
    .questions.find((question) => question.id === id)
    ?.answers.find((answer) => answer.value === value);

/** The catalogue with SQLite's pack for Express under other names and statuses. */
const withOracle = catalogue.flatMap((pack): Pack<unknown>[] =>
  pack.id === 'express/sqlite'
    ? [
        pack,
        {
          ...pack,
          id: 'express/oracle',
          manifest: { ...pack.manifest, status: 'written', answers: { database: ['oracle'] } },
        },
        {
          ...pack,
          id: 'express/several',
          manifest: {
            ...pack.manifest,
            title: 'Many',
            provenOn: 'Few',
            answers: { database: ['several'] },
          },
        },
      ]
    : [pack],
);

describe('the catalogue', () => {
  it('names the languages in which a value does not come, also where only what it brings does not', () => {
    const typed = catalogue.map((pack) => {
      const { javascript: _, ...rest } = pack;
      return pack.id === 'express/knex' ? rest : pack;
    });
    const missing = 'does not come in JavaScript yet';
    expect(answerOf('database', 'sqlite', typed)?.needs).toContain(missing);
    expect(answerOf('database', 'sqlite')?.needs).not.toContain(missing);
  });

  it('has every question and answer, with what it counts', () => {
    expect(questions.map(({ id, answers }) => [id, answers.map(({ value }) => value)])).toEqual(
      QUESTIONS.map(({ id, answers }) => [id, answers.map(({ value }) => value)]),
    );
    expect(answerOf('team', 'jsonly')).toMatchObject({ decides: 'express' });
    expect(answerOf('team', 'py')).toMatchObject({ decides: null, points: { express: 0 } });
    expect(answerOf('team', 'py')?.points.django).toBeGreaterThan(0);
  });

  it('says what is proven, what is only written, and what is not generated yet', () => {
    expect(answerOf('database', 'sqlite')?.status).toEqual({ express: 'proven', django: 'proven' });
    expect(answerOf('database', 'oracle')?.status).toEqual({
      express: 'written',
      django: 'written',
    });
    expect(answerOf('database', 'several')?.status).toEqual({
      express: 'not generated yet',
      django: 'proven',
    });
    expect(answerOf('database', 'unknown')?.status).toEqual({});
    for (const { question, answers } of NEEDS)
      for (const value of answers)
        expect(Object.keys(answerOf(question, value)?.status ?? {}), value).toEqual([
          'express',
          'django',
        ]);
  });

  it('says what a value brings and reads', () => {
    expect(answerOf('database', 'sqlite')?.needs.join('\n')).toMatch(
      /^brings Knex: .*DATABASE_URL/s,
    );
  });

  it('gives a test runner to the stack that has it', () => {
    const runners = options.find(({ id }) => id === 'testRunner')?.values;
    expect(runners?.find(({ value }) => value === 'jest')?.status).toEqual({ express: 'proven' });
    expect(runners?.find(({ value }) => value === 'pytest')?.status).toEqual({ django: 'proven' });
  });

  it('fits 80 columns', () => {
    const terminal = screen();
    printCatalogue(catalogueOf(withOracle), terminal);
    const text = terminal.text.replaceAll(/\s+/g, ' ');
    expect(text).toContain('proven for Express and Django');
    expect(text).toContain('written, but not run, for Express');
    expect(text).toContain('proven on Few, not on Several databases at once itself, for Express');
    for (const line of terminal.text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });
});
