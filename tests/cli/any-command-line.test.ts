import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkValues, parseCommandLine } from '../../src/cli/request.ts';
import { flagOf, OPTIONS } from '../../src/cli/options.ts';
import { UserError } from '../../src/errors.ts';
import { fuzz } from '../support/fuzz.ts';

const RUNS = 10_000;

const anyText = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    '--',
    '-y',
    '..',
    '/',
    '~',
    '\0',
    '{{',
    '${HOME}',
    '$(id)',
    '🦄',
    '--no-yes',
    'shop',
    'true',
    '-1',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
/** An option with a value that it has, or with any. */
const flag = fc
  .constantFrom(...OPTIONS)
  .chain((option) =>
    fc
      .tuple(
        option.values ? fc.oneof(fc.constantFrom(...option.values), anyText) : anyText,
        fc.constantFrom('=', ' ', ''),
      )
      .map(([value, glue]) =>
        glue === ' '
          ? [flagOf(option.id), value]
          : glue === ''
            ? [flagOf(option.id)]
            : [`${flagOf(option.id)}=${value}`],
      ),
  );
const words = fc
  .array(
    fc.oneof(
      flag,
      flag,
      anyText.map((text) => [text]),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.flat());

/** Whether it came to something; throws what is no sentence for users. */
function taken(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.message).toMatch(/[.?]$/);
    expect(error.advice).toMatch(/\S/);
    return false;
  }
}

describe(`any ${RUNS} inputs`, () => {
  it('on the command line are understood, or refused in a sentence that says what to type', () => {
    let understood = 0;
    fc.assert(
      fc.property(words, (given) => {
        if (taken(() => parseCommandLine(given))) understood += 1;
      }),
      fuzz(RUNS),
    );
    expect(understood).toBeGreaterThan(RUNS / 20);
    expect(understood).toBeLessThan(RUNS * 0.9);
  });

  it('in a config file are understood, or refused in a sentence that says what to type', () => {
    let understood = 0;
    const key = fc.oneof(fc.constantFrom(...OPTIONS.map(({ id }) => id)), anyText);
    const value = fc.oneof(
      anyText,
      fc.boolean(),
      fc.array(anyText, { maxLength: 2 }),
      fc.jsonValue(),
    );
    const known = fc
      .constantFrom(...OPTIONS)
      .chain((option) =>
        fc.record({ [option.id]: option.values ? fc.constantFrom(...option.values) : value }),
      );
    fc.assert(
      fc.property(fc.oneof(known, fc.dictionary(key, value, { maxKeys: 4 })), (given) => {
        if (taken(() => checkValues(given, (id) => `"${id}"`))) understood += 1;
      }),
      fuzz(RUNS),
    );
    expect(understood).toBeGreaterThan(RUNS / 20);
    expect(understood).toBeLessThan(RUNS * 0.9);
  });
});
