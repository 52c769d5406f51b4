import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 10_000,
    // No file minds what others leave in modules, so they share what they load: it halves the time.
    isolate: false,
    coverage: {
      include: ['src/**/*.ts'],
      // Start and stop of the process, and the commands of package.json.
      exclude: ['src/server.ts', 'src/database/cli.ts'],
      reporter: ['text', 'lcov'],
      thresholds: { lines: 90 },
    },
  },
});
