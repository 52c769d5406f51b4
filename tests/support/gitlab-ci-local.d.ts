declare module 'gitlab-ci-local/src/schema/schema.js' {
  export const schema: import('ajv').Schema;
}
