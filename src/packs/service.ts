import * as z from 'zod';

const ServiceAccess = z.strictObject({
  /** Of the container; values may name `{{database}}` and `{{password}}`. */
  environment: z.record(z.string(), z.string()),
  /** The DATABASE_URL with which it is reached; may name `{{host}}`, too. */
  url: z.string(),
});
export type ServiceAccess = Readonly<z.infer<typeof ServiceAccess>>;

/** The server of a database pack as a container: for compose, CI and the like. */
export const ServiceSchema = z.strictObject({
  image: z.string().regex(/^[a-z/]+:[\w.-]+$/),
  port: z.int(),
  /** Where the container keeps its data. */
  data: z.string().startsWith('/'),
  /** Of the server's command. */
  arguments: z.array(z.string()).default([]),
  /** A command in the container that succeeds as soon as the server can be used, and not before. */
  health: z.string(),
  /** For the application: a user for one database. */
  run: ServiceAccess,
  /** For tests, which make and drop databases. */
  tests: ServiceAccess,
});
