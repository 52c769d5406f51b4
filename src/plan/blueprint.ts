import * as z from 'zod';
import { ResourceSchema } from '../choices/resource.ts';
import { CapabilitiesSchema } from '../packs/pack.ts';
import { STACKS } from '../packs/stacks.ts';

/** What was recommended, what was taken, and whose decision it was. */
export const DecisionSchema = z.strictObject({
  /** Only what the user said; what the preset assumed follows from it. */
  answers: z.record(z.string(), z.string()),
  recommended: z.enum(STACKS).nullable(),
  chosen: z.enum(STACKS),
  by: z.enum(['recommendation', 'user', 'tie-break']),
  /** Why the user decided otherwise, in the user's words. */
  reason: z.string().optional(),
});
export type Decision = Readonly<z.infer<typeof DecisionSchema>>;

/**
 * Everything that a project's files follow from. It is saved in `.create-backend.json`; the same blueprint gives the
 * same bytes, so nothing in it depends on a clock, a path or chance.
 */
export const BlueprintSchema = z.strictObject({
  /** In prose, as the user wrote it: `My Shop`. */
  title: z.string(),
  /** For npm: `my-shop`. */
  slug: z.string(),
  /** For Python and databases: `my_shop`. */
  module: z.string(),
  framework: z.enum(STACKS),
  language: z.string(),
  surface: z.string(),
  database: z.string(),
  testRunner: z.string(),
  features: z.array(z.string()),
  packageManager: z.string(),
  /** As it was on the machine that made the project; none where nobody knew. */
  packageManagerVersion: z.string().optional(),
  /** Major version of the Node that installs and runs the project. */
  node: z.int(),
  /** The library of a Django project's API: `ninja`; `drf`, which was all that there was, where none is named. */
  api: z.string().optional(),
  /** Series of a Django project's Django: `5.2`, which is all that there was where none is named. */
  django: z.string().optional(),
  /** Series of the Python that a Django project is made with: `3.12`. */
  python: z.string().optional(),
  /** Manager of a Django project's packages. */
  pythonManager: z.string().optional(),
  resources: z.array(ResourceSchema),
  /** What a gateway forwards to: URLs whose path says what goes there. */
  upstreams: z.array(z.string()).optional(),
  packs: z.array(z.string()),
  capabilities: CapabilitiesSchema,
  decision: DecisionSchema,
  /** Answers that nothing is generated for yet, by question. */
  notGenerated: z.array(z.string()),
});
export type Blueprint = Readonly<z.infer<typeof BlueprintSchema>>;
