import { defineConfig } from 'vitest/config';

/** In memory, but more than two thousand projects. */
const PLANNED = 'tests/matrix/planned.test.ts';

/** Two speeds: `fast` runs in memory, `real` installs, boots and probes generated projects. */
export default defineConfig({
  test: {
    reporters: ['default', './tests/skipped-reporter.ts'],
    projects: [
      {
        test: {
          name: 'fast',
          root: '.',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/contract/**', PLANNED],
          // Each takes a second at the most; a machine that is busy otherwise must not turn one red.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'real',
          root: '.',
          include: ['tests/e2e/**/*.test.ts', PLANNED],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // What the cache has of the registry is not asked for again, once per project.
          env: { npm_config_prefer_offline: 'true' },
          // Each waits for the network and for servers half of its time: three keep two cores busy.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
