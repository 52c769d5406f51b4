export default {
  testEnvironment: 'node',
  testTimeout: 10_000,
  roots: ['<rootDir>/tests'],
  // Node reads ES modules as they are.
  transform: {},
  collectCoverageFrom: [
    'src/**/*.js',
    // Start and stop of the process, and the commands of package.json.
    '!src/server.js',
    '!src/database/cli.js',
  ],
  coverageProvider: 'v8',
  coverageReporters: ['text', 'lcov'],
  coverageThreshold: { global: { lines: 90 } },
};
