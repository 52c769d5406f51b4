import * as z from 'zod';

export const CheckSchema = z.strictObject({
  /** As it stands in the receipt. */
  name: z.string(),
  /** The script of package.json that runs it, or the words after the virtual environment's python ("one word" in quotes). */
  script: z.string(),
  /** What CI runs in its stead, one after the other: the same and more. */
  ci: z.array(z.string()).optional(),
  /** Checks with the same number may run at the same time; lower numbers go first. */
  order: z.int(),
  /** Whether its output is the test runner's. */
  tests: z.boolean().default(false),
  /** Whether the check needs the proof's own database. */
  database: z.boolean().default(false),
});
export type Check = Readonly<z.infer<typeof CheckSchema>>;

export const ClientSchema = z.strictObject({
  /** As it stands in the receipt. */
  name: z.string(),
  /** The script of package.json that runs it; else npx does, from the package of that name and version. */
  script: z.string().optional(),
  package: z.string().optional(),
  /** What else it is told; `{{url}}` is where the server listens. */
  arguments: z.array(z.string()).default([]),
  /** What it is told besides where one has to sign in; `{{token}}` is who is signed in. */
  signedIn: z.array(z.string()).default([]),
  /** How its output counts what it asserted: a regular expression with one group. */
  asserted: z.string(),
});
export type Client = Readonly<z.infer<typeof ClientSchema>>;

export const AfterInstallSchema = z
  .union([
    z.string(),
    z.strictObject({
      script: z.string(),
      /** Whether it needs the database. */ database: z.boolean(),
    }),
  ])
  .transform((step) => (typeof step === 'string' ? { script: step, database: false } : step));

const Patterns = z.union([z.string(), z.array(z.string())]);

/** How to read the counts from the runner's output: regular expressions with one group; the counts of a list add up. */
export const TestCountsSchema = z.strictObject({
  passed: Patterns,
  failed: Patterns,
  skipped: Patterns,
  /** Whether `passed` counts all tests that ran, whatever came of them. */
  passedIsTotal: z.boolean().default(false),
});
export type TestCountPatterns = Readonly<z.infer<typeof TestCountsSchema>>;
