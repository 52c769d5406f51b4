import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.js'],
    testTimeout: 10_000,
    // No file minds what others leave in modules, so they share what they load: it halves the time.
    isolate: false,
    coverage: {
      include: ['src/**/*.js'],
      // Start and stop of the process, and the commands of package.json.
      exclude: ['src/server.js', 'src/database/cli.js'],
      reporter: ['text', 'lcov'],
      thresholds: { lines: 90 },
    },
  },
});
