import { it } from 'vitest';
import { z } from 'zod';

/** What a database can do; a test that needs what it lacks is skipped, and its title says what is lacking. */
export const CapabilitiesSchema = z.strictObject({
  /** Several writes as one. Nothing over HTTP needs it; README shows it. */
  transactions: z.boolean().default(true),
  /** A unique field holds when many write the same value at once. */
  atomicUnique: z.boolean().default(true),
  /** Unique compares to the last code point: case, accents and blanks at the end tell values apart. */
  exactUnique: z.boolean().default(true),
  /** Whether a reference can't dangle: never, not unless two requests race, or the database does not look. */
  referentialIntegrity: z.enum(['enforced', 'best-effort', 'none']).default('enforced'),
  /** What one server process stored, another one finds. */
  persistent: z.boolean().default(true),
  /** A statement ends by itself on a server that took it and never answers. */
  givesUpSilence: z.boolean().default(true),
});
export type Capabilities = Readonly<z.infer<typeof CapabilitiesSchema>>;

export const FULL: Capabilities = CapabilitiesSchema.parse({});

/** What a test can ask for, and how a database answers that can't do it. */
const NEEDS = {
  atomicUnique: {
    met: (can: Capabilities) => can.atomicUnique,
    lack: 'uniqueness is not guaranteed in a race',
  },
  exactUnique: {
    met: (can: Capabilities) => can.exactUnique,
    lack: 'uniqueness does not tell case or trailing blanks apart',
  },
  references: {
    met: (can: Capabilities) => can.referentialIntegrity !== 'none',
    lack: 'references are not checked',
  },
  racingReferences: {
    met: (can: Capabilities) => can.referentialIntegrity === 'enforced',
    lack: 'references are not guaranteed in a race',
  },
  persistence: {
    met: (can: Capabilities) => can.persistent,
    lack: 'records live in one server process',
  },
};
export type Need = keyof typeof NEEDS;

/** Registers a test that only a database with the given capability can pass. */
export function itNeeds(
  need: Need,
  capabilities: Capabilities,
  title: string,
  run: () => Promise<void>,
): void {
  const { met, lack } = NEEDS[need];
  if (met(capabilities)) it(title, run);
  else it.skip(`${title} [skipped: on this database ${lack}]`, run);
}
