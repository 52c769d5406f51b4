import type { Stack } from '../../src/packs/stacks.ts';
import { valuesOf } from '../../src/packs/values.ts';
import { DJANGO_VERSIONS } from '../../src/plan/django-versions.ts';
import { catalogue } from '../support/catalogue.ts';

/** What a project has of features: those on by default, all that go with its surface, or none. */
export const FEATURE_LEVELS = ['default', 'all', 'none'] as const;

/** One combination of options: a value for each. What its stack has no use for is left out. */
export type Combination = Readonly<Record<string, string>> & { readonly stack: Stack };

/** Values that a pack answers with: a new pack is in every combination without being named here. */
const offered = (stack: Stack, option: Parameters<typeof valuesOf>[2]): string[] =>
  valuesOf(catalogue, stack, option);

/** Whether a value's packs have been seen to run: what is written, not run, can't be proven. */
const isProven =
  (stack: Stack) =>
  (database: string): boolean =>
    catalogue.some(
      ({ folder, manifest }) =>
        folder === stack &&
        manifest.status === 'proven' &&
        manifest.answers?.database?.includes(database),
    );

/** No server of theirs can be had: tests/e2e proves them, each on a double. */
const ON_DOUBLES = ['mongodb', 'couchdb'];

const isCrossed =
  (stack: Stack) =>
  (database: string): boolean =>
    isProven(stack)(database) && !ON_DOUBLES.includes(database);

const dimensionsOf = (stack: Stack, own: Readonly<Record<string, readonly string[]>>) => ({
  stack: [stack],
  surface: offered(stack, 'surface'),
  database: offered(stack, 'database').filter(isCrossed(stack)),
  testRunner: offered(stack, 'testRunner'),
  features: [...FEATURE_LEVELS],
  ...own,
});

/** Every option that projects are crossed over, by stack. */
export const DIMENSIONS: Readonly<Record<Stack, Readonly<Record<string, readonly string[]>>>> = {
  express: dimensionsOf('express', {
    language: offered('express', 'language'),
    packageManager: ['npm', 'pnpm', 'yarn', 'bun'],
  }),
  django: dimensionsOf('django', {
    django: DJANGO_VERSIONS.map(({ series }) => series),
    python: ['3.10', '3.11', '3.12', '3.13'],
    pythonManager: ['uv', 'pip'],
    ...(offered('django', 'api').length > 0 && { api: offered('django', 'api') }),
  }),
};

/** All combinations of the values of these dimensions. */
export function combinationsOf(
  dimensions: Readonly<Record<string, readonly string[]>>,
): Combination[] {
  let rows: Record<string, string>[] = [{}];
  for (const [name, values] of Object.entries(dimensions)) {
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value })));
  }
  return rows as Combination[];
}
