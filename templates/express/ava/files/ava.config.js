export default {
  files: ['tests/**/*.test.ts'],
  extensions: { ts: 'module' },
  nodeArguments: ['--import=tsx'],
  // Node 20 reads TypeScript in processes only.
  workerThreads: false,
  // Many tests leave it to Supertest to assert.
  failWithoutAssertions: false,
};
