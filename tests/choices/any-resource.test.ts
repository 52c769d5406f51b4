import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseResources } from '../../src/choices/resource-grammar.ts';
import { FIELD_TYPES } from '../../src/choices/field-types.ts';
import { ResourceSchema, type Resource } from '../../src/choices/resource.ts';
import { UserError } from '../../src/errors.ts';
import { fuzz } from '../support/fuzz.ts';

const RUNS = 10_000;

const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,12}$/) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'id',
      'select',
      'class',
      'owner',
      'owned',
      'user',
      '',
      'a/b',
      'é',
      '🦄',
      '..',
      '__proto__',
      'constructor',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
);
const type = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...FIELD_TYPES) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'enum(a|b)',
      'enum(a)',
      'enum()',
      'enum(a|a)',
      'enum(a|b',
      'ref:one',
      'ref:two',
    ),
  },
  { weight: 1, arbitrary: word },
);
const modifiers = fc.array(fc.oneof(fc.constantFrom('unique', 'optional', 'index'), word), {
  maxLength: 3,
});
const field = fc
  .tuple(word, type, modifiers)
  .map(([name, of, more]) => [name, of, ...more].join(':'));
const resource = fc
  .tuple(
    fc.oneof(fc.constantFrom('one', 'two', 'blog/post', 'one owned'), word),
    fc.array(field, { maxLength: 4 }),
  )
  .map(([name, fields]) => [name, ...fields].join(' '));

/** Such as people mean to write, and in which a single thing may be wrong. */
const likely = fc
  .tuple(
    fc.constantFrom('one', 'two owned', 'blog/three', 'orderItem'),
    fc.uniqueArray(fc.constantFrom('name', 'note', 'code', 'total', 'parent', 'kind'), {
      minLength: 1,
    }),
    fc.array(
      fc.constantFrom(
        'string',
        'integer:unique',
        'date:optional',
        'enum(a|b)',
        'ref:one:optional',
        'text:index',
      ),
      {
        minLength: 6,
        maxLength: 6,
      },
    ),
  )
  .map(([name, names, types]) =>
    [name, ...names.map((each, at) => `${each}:${types[at]}`)].join(' '),
  );

/** What nobody wrote down as a resource, and what somebody nearly did. */
const texts = fc.array(
  fc.oneof(likely, likely, resource, fc.string({ unit: 'binary', maxLength: 60 })),
  {
    minLength: 1,
    maxLength: 3,
  },
);

const NAME = /^[a-z][A-Za-z0-9]*$/;

/** All that the rest of the program relies on. */
function expectSound(resources: Resource[]): void {
  for (const each of resources) {
    ResourceSchema.parse(each);
    expect(each.fields.length).toBeGreaterThan(0);
    const names = [each.name, each.plural, ...each.fields.map(({ name }) => name)];
    expect(names.filter((name) => !NAME.test(name))).toEqual([]);
    for (const { target, values, type: of } of each.fields) {
      if (of === 'ref') expect(resources.map(({ name }) => name)).toContain(target);
      if (of === 'enum') expect(values?.length).toBeGreaterThan(0);
    }
  }
}

describe(`any ${RUNS} texts for --resource`, () => {
  it('are resources that hold what is promised, or refused in a sentence that says what to type', () => {
    const came = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(texts, (given) => {
        try {
          expectSound(parseResources(given));
          came.taken += 1;
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(error.message).toMatch(/[.?]$/);
          expect(error.advice).toMatch(/\S/);
          came.refused += 1;
        }
      }),
      fuzz(RUNS),
    );
    // Of both there have to be many, or nothing was tried.
    expect(came.taken).toBeGreaterThan(RUNS / 50);
    expect(came.refused).toBeGreaterThan(RUNS / 5);
  });
});
