import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ResourceSchema, type Resource } from '../../src/choices/resource.ts';
import { freshEmail, PASSWORD, register } from './accounts/client.ts';
import { boot, runCommand, type Command } from './boot.ts';
import { CapabilitiesSchema, type Capabilities } from './capabilities.ts';
import { ownDatabase } from './database.ts';
import { startUpstream } from './gateway/upstream.ts';
import type { Outage } from './outage.ts';
import { signInto } from './signed-in.ts';

export type Exit = { code: number | null; signal: string | null; seconds: number };

export type Server = {
  url: string;
  pid: number;
  /** Sends the signal (SIGTERM unless told) and waits for the end; kills what has not ended after 20 seconds. */
  stop(signal?: NodeJS.Signals): Promise<Exit>;
  /** Closes the other end of what it prints to. */
  deafen(): void;
  /** Everything it has printed. */
  output(): string;
};

/** A generated project, as the suite sees it: something to start, and what it ought to serve. */
export type Subject = {
  resources: Resource[];
  surface: 'api' | 'pages' | 'both' | 'gateway';
  features: string[];
  capabilities: Capabilities;
  /** Boots the production server on a free port, with the given variables on top of a bare environment, and signs in where it has accounts. */
  start(env?: Record<string, string>, options?: { signedIn?: boolean }): Promise<Server>;
  /** Runs the command that makes a user, with the password on its standard input. */
  createUser(email: string, password: string, ...options: string[]): Promise<void>;
  /** The email of an admin, who signs in to every server of this with the password of everybody here. */
  makeAdmin(): Promise<string>;
  /** Runs the command that disables a user's second factor. */
  disableSecondFactor(email: string): Promise<void>;
  /** What tells a server that it is reached by HTTPS alone, through a proxy. */
  https: Record<string, string>;
  /** Takes the database away and gives it back; absent where there is no database server to lose. */
  outage?: Outage;
  /** Removes what the subject made for itself. */
  close(): Promise<void>;
};

/** The part of `.create-backend.json` that the contract depends on. */
const ManifestSchema = z.looseObject({
  blueprint: z.looseObject({
    framework: z.enum(['express', 'django']),
    surface: z.enum(['api', 'pages', 'both', 'gateway']),
    features: z.array(z.string()).default([]),
    database: z.string(),
    /** None in Django projects. */
    language: z.string().default(''),
    resources: z.array(ResourceSchema),
    capabilities: CapabilitiesSchema.default(CapabilitiesSchema.parse({})),
  }),
});

/** Where no command can make one, every server begins with this one. */
const FIRST_ADMIN = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: PASSWORD };

type Stack = {
  server: (language: string) => Command;
  migrate: Command;
  create?: Command;
  createUser: Command;
  disableSecondFactor: Command;
  https: Record<string, string>;
};

const STACKS: Record<'express' | 'django', Stack> = {
  express: {
    server: (language) => ({
      file: process.execPath,
      args: [language === 'javascript' ? 'src/server.js' : 'dist/server.js'],
    }),
    migrate: { file: 'npm', args: ['run', '--silent', 'db:migrate'] },
    create: { file: 'npm', args: ['run', '--silent', 'db:create'] },
    createUser: { file: 'npm', args: ['run', '--silent', 'user:create', '--'] },
    disableSecondFactor: {
      file: 'npm',
      args: ['run', '--silent', 'user:disable-second-factor', '--'],
    },
    https: { NODE_ENV: 'production', HTTPS: 'true', TRUST_PROXY: '1' },
  },
  // On Windows Django boots on another server and from .venv/Scripts; that stack adds both here.
  django: {
    server: () => ({ file: '.venv/bin/gunicorn', args: ['config.wsgi'] }),
    migrate: { file: '.venv/bin/python', args: ['manage.py', 'migrate', '--no-input'] },
    createUser: { file: '.venv/bin/python', args: ['manage.py', 'create_user'] },
    disableSecondFactor: {
      file: '.venv/bin/python',
      args: ['manage.py', 'disable_second_factor'],
    },
    https: { DJANGO_HTTPS: 'true', TRUST_PROXY: '1' },
  },
};

/**
 * Opens the generated project in a directory. Without `databaseUrl` it gets a SQLite file or a database of its own; with
 * it, that database, which the caller has made empty and drops.
 */
export async function openProject(
  directory: string,
  { databaseUrl }: { databaseUrl?: string | undefined } = {},
): Promise<Subject> {
  const cwd = path.resolve(directory);
  const manifest = JSON.parse(await readFile(path.join(cwd, '.create-backend.json'), 'utf8'));
  const { blueprint } = ManifestSchema.parse(manifest);
  const stack = STACKS[blueprint.framework];
  const database = await ownDatabase(
    blueprint.database,
    blueprint.capabilities.persistent,
    databaseUrl,
  );
  // Whoever asks for no upstream in particular has one that answers.
  const upstream = blueprint.surface === 'gateway' ? await startUpstream() : undefined;
  const accounts = blueprint.features.includes('auth');
  const api = ['api', 'both'].includes(blueprint.surface);
  const env = {
    ...database.env,
    ...(upstream && { UPSTREAMS: `${upstream.url}/upstream` }),
    ...(accounts && { MAIL_URL: 'console:' }),
    ...(accounts && !blueprint.capabilities.persistent && FIRST_ADMIN),
  };
  let migrated: Promise<void> | undefined;
  const ready = async (): Promise<void> => {
    if (stack.create) await runCommand(stack.create, cwd, database.env);
    else await database.create?.();
    await runCommand(stack.migrate, cwd, database.env);
  };
  let session: Promise<string> | undefined;
  /** What one process knows of sessions, the others know, unless nothing outlives it. */
  const signIn = async (server: Server, limited: boolean): Promise<void> => {
    if (!blueprint.capabilities.persistent && limited) return;
    const signedUp = blueprint.capabilities.persistent
      ? (session ??= register(server).then(({ token }) => token))
      : register(server).then(({ token }) => token);
    signInto(server.url, await signedUp);
  };
  const createUser: Subject['createUser'] = async (email, password, ...options) => {
    const { file, args } = stack.createUser;
    await runCommand({ file, args: [...args, email, ...options] }, cwd, env, `${password}\n`);
  };
  return {
    resources: blueprint.resources,
    surface: blueprint.surface,
    features: blueprint.features,
    capabilities: blueprint.capabilities,
    async start(wanted = {}, { signedIn = true } = {}) {
      if (database.migrate) migrated ??= ready();
      await migrated;
      const server = await boot(stack.server(blueprint.language), cwd, { ...env, ...wanted });
      if (accounts && signedIn && api)
        await signIn(server, wanted['RATE_LIMIT_PER_MINUTE'] !== '0');
      return server;
    },
    createUser,
    async makeAdmin() {
      if (!blueprint.capabilities.persistent) return FIRST_ADMIN.ADMIN_EMAIL;
      const email = freshEmail();
      await createUser(email, PASSWORD, '--admin');
      return email;
    },
    async disableSecondFactor(email) {
      const { file, args } = stack.disableSecondFactor;
      await runCommand({ file, args: [...args, email] }, cwd, env);
    },
    https: stack.https,
    ...(database.outage && { outage: database.outage }),
    async close() {
      await upstream?.close();
      await database.drop();
    },
  };
}
