export default {
  testEnvironment: 'node',
  testTimeout: 10_000,
  roots: ['<rootDir>/tests'],
  extensionsToTreatAsEsm: ['.ts'],
  // Source imports end in .js, as Node wants them; the files on disk end in .ts.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      },
    ],
  },
  collectCoverageFrom: [
    'src/**/*.ts',
    // Start and stop of the process, and the commands of package.json.
    '!src/server.ts',
    '!src/database/cli.ts',
  ],
  coverageProvider: 'v8',
  coverageReporters: ['text', 'lcov'],
  coverageThreshold: { global: { lines: 90 } },
};
