import fc from 'fast-check';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectNameOf } from '../../src/choices/project-name.ts';
import { UserError } from '../../src/errors.ts';
import { fuzz } from '../support/fuzz.ts';

const RUNS = 10_000;
const ODD = [
  '..',
  '.',
  '/',
  ' ',
  'con',
  'NUL.txt',
  'node_modules',
  '\0',
  '\n',
  '🦄',
  'é',
  '漢',
  '-',
  '_',
  '7',
  '@',
  '\\',
  "'",
  '"',
  '%2e',
  'test',
  'django',
  'ﬁ',
  'ⅷ',
  'ı',
  'ſ',
];

const name = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...ODD), fc.stringMatching(/^[A-Za-z0-9 ._-]{1,8}$/)), {
      maxLength: 5,
    })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 260 }),
);

describe(`any ${RUNS} names of a folder`, () => {
  it('give names that npm, Python and databases take, or are refused in a sentence', () => {
    let taken = 0;
    fc.assert(
      fc.property(name, (given) => {
        const directory = path.resolve('/projects', given);
        try {
          const { title, slug, module } = projectNameOf(directory);
          expect(title).toBe(path.basename(directory));
          expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
          expect(module).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
          expect(slug.length).toBeLessThanOrEqual(214);
          expect(module.length).toBeLessThanOrEqual(30);
          taken += 1;
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(error.message).toMatch(/\.$/);
          expect(error.message).not.toMatch(/\p{Cc}/u);
        }
      }),
      fuzz(RUNS),
    );
    expect(taken).toBeGreaterThan(RUNS / 10);
    expect(taken).toBeLessThan(RUNS);
  });
});
