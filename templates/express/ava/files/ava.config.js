export default {
  files: ['tests/**/*.test.ts'],
  extensions: { ts: 'module' },
  nodeArguments: ['--import=tsx'],
  // Node 20 reads TypeScript in processes only.
  workerThreads: false,
  // Many tests leave it to Supertest to assert.
  failWithoutAssertions: false,
  // How long it may take until the next test ends, on a busy machine too.
  timeout: '1m',
};
