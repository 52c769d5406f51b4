import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ResourceSchema, type Resource } from '../../src/choices/resource.ts';
import { boot, runCommand, type Command } from './boot.ts';
import { CapabilitiesSchema, type Capabilities } from './capabilities.ts';
import { ownDatabase } from './database.ts';
import type { Outage } from './outage.ts';

export type Exit = { code: number | null; signal: string | null; seconds: number };

export type Server = {
  url: string;
  pid: number;
  /** Sends the signal (SIGTERM unless told) and waits for the end; kills what has not ended after 20 seconds. */
  stop(signal?: NodeJS.Signals): Promise<Exit>;
  /** Everything it has printed. */
  output(): string;
};

/** A generated project, as the suite sees it: something to start, and what it ought to serve. */
export type Subject = {
  resources: Resource[];
  surface: 'api' | 'pages' | 'both';
  capabilities: Capabilities;
  /** Boots the production server on a free port, with the given variables on top of a bare environment. */
  start(env?: Record<string, string>): Promise<Server>;
  /** Takes the database away and gives it back; absent where there is no database server to lose. */
  outage?: Outage;
  /** Removes what the subject made for itself. */
  close(): Promise<void>;
};

/** The part of `.create-backend.json` that the contract depends on. */
const ManifestSchema = z.looseObject({
  blueprint: z.looseObject({
    framework: z.enum(['express', 'django']),
    surface: z.enum(['api', 'pages', 'both']),
    database: z.string(),
    resources: z.array(ResourceSchema),
    capabilities: CapabilitiesSchema.default(CapabilitiesSchema.parse({})),
  }),
});

type Stack = { server: Command; migrate: Command; create?: Command };

const STACKS: Record<'express' | 'django', Stack> = {
  express: {
    server: { file: process.execPath, args: ['dist/server.js'] },
    migrate: { file: 'npm', args: ['run', '--silent', 'db:migrate'] },
    create: { file: 'npm', args: ['run', '--silent', 'db:create'] },
  },
  // On Windows Django boots on another server and from .venv/Scripts; that stack adds both here.
  django: {
    server: { file: '.venv/bin/gunicorn', args: ['config.wsgi'] },
    migrate: { file: '.venv/bin/python', args: ['manage.py', 'migrate', '--no-input'] },
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
  let migrated: Promise<void> | undefined;
  const ready = async (): Promise<void> => {
    if (stack.create) await runCommand(stack.create, cwd, database.env);
    else await database.create?.();
    await runCommand(stack.migrate, cwd, database.env);
  };
  return {
    resources: blueprint.resources,
    surface: blueprint.surface,
    capabilities: blueprint.capabilities,
    async start(env = {}) {
      if (database.migrate) migrated ??= ready();
      await migrated;
      return boot(stack.server, cwd, { ...database.env, ...env });
    },
    ...(database.outage && { outage: database.outage }),
    close: () => database.drop(),
  };
}
