export default {
  files: ['tests/**/*.test.js'],
  // Many tests leave it to Supertest to assert.
  failWithoutAssertions: false,
  // How long it may take until the next test ends, on a busy machine too.
  timeout: '1m',
};
