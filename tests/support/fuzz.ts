/** How a property is tried: on the same inputs on every machine, or on others with FUZZ_SEED, and FUZZ_TIMES as often. */
export const fuzz = (numRuns: number): { numRuns: number; seed: number } => ({
  numRuns: numRuns * Number(process.env['FUZZ_TIMES'] ?? 1),
  seed: Number(process.env['FUZZ_SEED'] ?? 20_261_127),
});
