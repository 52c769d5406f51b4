import * as z from 'zod';
import { FIELD_TYPES } from '../choices/field-types.ts';
import { LanguageSchema, type Overlay, type TypeFragments } from './overlay.ts';
import { AfterInstallSchema, CheckSchema, ClientSchema, TestCountsSchema } from './proof.ts';
import { ServiceSchema } from './service.ts';
import { PACK_OPTIONS, type PackFolder } from './stacks.ts';

const Because = z.string().min(10);

/** A condition on the environment, such as `{ "node": "<22" }`; both sides are major versions. */
const Condition = z.strictObject({ node: z.string().regex(/^(<|>=)\d+$/) });

const Relation = z.strictObject({ pack: z.string(), when: Condition.optional(), because: Because });

const EnvVariable = z.strictObject({
  name: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  /** The value in .env.example and .env; a template of the project's context. */
  example: z.string(),
  doc: z.string(),
  /** Whether .env gets a random value of its own instead of the example. */
  secret: z.boolean().default(false),
  /** Whether nothing runs without it, so that pipelines have to set it too. */
  needed: z.boolean().default(false),
  /** Whether it says anew what a pack before it says of that variable. */
  replaces: z.boolean().default(false),
});
export type EnvVariable = Readonly<z.infer<typeof EnvVariable>>;

/** What a database can and can't do; README shows it and the contract suite reads it. */
export const CapabilitiesSchema = z.strictObject({
  transactions: z.boolean(),
  atomicUnique: z.boolean(),
  /** Whether unique values that differ only in case, accents or trailing blanks differ. */
  exactUnique: z.boolean(),
  referentialIntegrity: z.enum(['enforced', 'best-effort', 'none']),
  persistent: z.boolean(),
  /** Whether a statement ends by itself on a server that took it and never answers. */
  givesUpSilence: z.boolean().default(true),
});
export type Capabilities = Readonly<z.infer<typeof CapabilitiesSchema>>;

const DatabaseServer = z.strictObject({
  /** Of its DATABASE_URLs, each with its colon. */
  protocols: z.array(z.string().endsWith(':')),
  /** Where it listens unless told otherwise. */
  port: z.int(),
  /** Whether a database can be made there under any name, as the proof does. */
  ownDatabases: z.boolean().default(true),
  /** Whether a project's tests run on embedded SQLite where the server doesn't answer. */
  standIn: z.boolean().default(true),
});
export type DatabaseServer = Readonly<z.infer<typeof DatabaseServer>>;

/** A value that the stack has no pack for, on purpose. */
const Lack = z.strictObject({ option: z.enum(PACK_OPTIONS), value: z.string(), because: Because });

/** pack.json: everything about a pack that isn't a file of the generated project. */
export const PackManifestSchema = z.strictObject({
  title: z.string().min(1),
  /** Why one picks it, in one line. */
  summary: z.string().min(10),
  status: z.enum(['proven', 'written']),
  /** What it was proven on, where that is something else that only speaks the same protocol. */
  provenOn: z.string().optional(),
  /** Which choice takes this pack; `{}` takes it always, absent means only through `implies`. */
  answers: z.partialRecord(z.enum(PACK_OPTIONS), z.array(z.string())).optional(),
  /** The values of further choices with which it can be had, without answering those. */
  goesWith: z.partialRecord(z.enum(PACK_OPTIONS), z.array(z.string())).default({}),
  /** Whether its value is the stack's default for that choice. */
  default: z.boolean().default(false),
  /** Answers, by question, with which its feature is there by default. */
  defaultFor: z.record(z.string(), z.array(z.string())).default({}),
  /** Features that its own builds on, and brings. */
  buildsOn: z.array(z.string()).default([]),
  /** Whether it runs the project's database in a container, and so goes only with databases that say how. */
  containsDatabase: z.boolean().default(false),
  /** Field types whose code it needs, whichever the resources have. */
  fieldTypes: z.array(z.enum(FIELD_TYPES)).default([]),
  /** What a surface serves; one that only forwards to upstreams has neither resources nor a database. */
  serves: z.array(z.enum(['api', 'pages', 'upstreams'])).default([]),
  /** Whether it is taken only where there are resources. */
  needsResources: z.boolean().default(false),
  /** Types of which a resource has to have a field; any of them will do. */
  needsFieldTypes: z.array(z.enum(FIELD_TYPES)).default([]),
  /** Needs (ids of plan/needs.ts) that a project with this pack has met. */
  covers: z.array(z.string()).default([]),
  implies: z.array(Relation).default([]),
  conflicts: z.array(Relation).default([]),
  /** Packs where one of which is taken this one stays out: they bring what it brings, and otherwise. */
  yieldsTo: z.array(Relation.omit({ when: true })).default([]),
  /** Values that were looked into and can't be had, each with the reason that is shown where one is typed. */
  lacks: z.array(Lack).default([]),
  /** The names that other packs' slots/ may fill, each with what belongs there. */
  slots: z.record(z.string(), z.string()).default({}),
  env: z.array(EnvVariable).default([]),
  gitignore: z.array(z.string()).default([]),
  /** Dependencies, direct or not, whose install scripts may run where the package manager asks. */
  installScripts: z.array(z.string()).default([]),
  checks: z.array(CheckSchema).default([]),
  /** Commands with which the proof asks the running server, after its own requests. */
  clients: z.array(ClientSchema).default([]),
  capabilities: CapabilitiesSchema.optional(),
  /** How the proof gets a database of its own; `{{folder}}` is a folder that is removed afterwards. */
  proofDatabaseUrl: z.string().optional(),
  /** What the proof sets beside DATABASE_URL, so that it touches nothing else; with the same `{{folder}}`. */
  proofEnvironment: z.record(z.string(), z.string()).default({}),
  /** The server that a database pack needs, where it isn't embedded. */
  databaseServer: DatabaseServer.optional(),
  service: ServiceSchema.optional(),
  /** Where an embedded database's file lies in a container: a folder of its own, for a volume. */
  databaseFile: z.strictObject({ folder: z.string().startsWith('/'), url: z.string() }).optional(),
  /** Commands, after the package manager's install, that ready the project to be run. */
  afterInstall: z.array(AfterInstallSchema).default([]),
  /** The script that runs the project while one works on it. */
  develop: z.string().optional(),
  /** The production server process, as the proof, the Dockerfile and compose start it. */
  server: z.array(z.string()).optional(),
  /** What it says of the language, if it answers for one. */
  language: LanguageSchema.optional(),
  /** Whether the test runner knows no groups: tests are written one by one then (plan/flat-tests.ts). */
  flatTests: z.boolean().default(false),
  testCounts: TestCountsSchema.optional(),
});
export type PackManifest = Readonly<z.infer<typeof PackManifestSchema>>;

export const PackageFragmentSchema = z.strictObject({
  engines: z.record(z.string(), z.string()).optional(),
  scripts: z.record(z.string(), z.string()).optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
  /** Versions of what dependencies bring, where the newest has a fault. */
  overrides: z.record(z.string(), z.string()).optional(),
});
export type PackageFragment = Readonly<z.infer<typeof PackageFragmentSchema>>;

/** What pip installs: always, and for development. */
export interface Requirements {
  readonly run: readonly string[];
  readonly dev: readonly string[];
}

/**
 * types.json: for every field type, the fragments of code that this pack's templates need (templates; or lists of them).
 * A pack that implies another one may say anew what that one says of some types.
 */
export const TypeTableSchema = z.partialRecord(
  z.enum(FIELD_TYPES),
  z.record(z.string(), z.union([z.string(), z.array(z.string())])),
);

/** A template, or text that is copied byte for byte. */
export type Content<T> =
  | { readonly kind: 'template'; readonly template: T }
  | { readonly kind: 'text'; readonly text: string };

export interface PackFile<T> {
  /** Where it goes in the project, with `[resource]`-like placeholders where it is made once per resource. */
  readonly path: string;
  readonly scope: 'project' | 'app' | 'resource';
  readonly content: Content<T>;
}

/** A pack with its templates: as text when read from templates/ (`T = string`), as functions when ready to render. */
export interface Pack<T> {
  /** `express/sqlite`. */
  readonly id: string;
  readonly folder: PackFolder;
  readonly manifest: PackManifest;
  readonly packageJson: PackageFragment;
  /** Lines of requirements.txt and requirements-dev.txt. */
  readonly requirements: Requirements;
  readonly files: readonly PackFile<T>[];
  readonly slots: Readonly<Record<string, T>>;
  readonly types: TypeFragments<T>;
  readonly javascript?: Overlay<T>;
  /** Templates of the examples of `manifest.env`, by variable. */
  readonly env: Readonly<Record<string, T>>;
}

export type PackSource = Pack<string>;
