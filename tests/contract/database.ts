import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { interruptible, type Outage } from './outage.ts';
import { SERVERS } from './servers.ts';

/** Those that begin with a file. */
const EMBEDDED = ['sqlite', 'several'];

/** A database that belongs to one run of the suite. */
export type OwnDatabase = {
  env: Record<string, string>;
  /** Whether there is a schema to make. */
  migrate: boolean;
  /** Makes it on its server, for projects that have no command for that. */
  create?(): Promise<void>;
  outage?: Outage;
  drop(): Promise<void>;
};

/**
 * SQLite gets a file, a kind of server that we know a new name on it, which `create` or the project's own command makes.
 * Another server's URL is taken as it is. Servers are reached through a proxy that can cut them off.
 */
export async function ownDatabase(
  kind: string,
  persistent: boolean,
  url: string | undefined,
): Promise<OwnDatabase> {
  if (!persistent) return { env: {}, migrate: false, drop: async () => {} };
  if (url !== undefined && !url.startsWith('sqlite:')) return behindProxy(url);
  const server = SERVERS[kind];
  if (url === undefined && server) return onServer(server);
  if (url === undefined && !EMBEDDED.includes(kind)) {
    throw new Error(
      `A project on ${kind} needs CONTRACT_DATABASE_URL: an empty database of its own.`,
    );
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'contract-'));
  const file = path.join(folder, 'contract.sqlite').replaceAll('\\', '/');
  return {
    env: { DATABASE_URL: url ?? `sqlite:///${file}` },
    migrate: true,
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

async function onServer(server: NonNullable<(typeof SERVERS)[string]>): Promise<OwnDatabase> {
  const name = `contract_${randomBytes(4).toString('hex')}`;
  const proxied = await behindProxy(`${server.url}/${name}`);
  return {
    ...proxied,
    create: () => server.create(name),
    async drop() {
      await proxied.drop();
      await server.drop(name);
    },
  };
}

async function behindProxy(url: string): Promise<OwnDatabase> {
  const { url: proxied, outage, close } = await interruptible(url);
  return { env: { DATABASE_URL: proxied }, migrate: true, outage, drop: close };
}
