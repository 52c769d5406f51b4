import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { interruptible, type Outage } from './outage.ts';

/** A database that belongs to one run of the suite. */
export type OwnDatabase = {
  env: Record<string, string>;
  /** Whether there is a schema to make. */
  migrate: boolean;
  outage?: Outage;
  drop(): Promise<void>;
};

/**
 * SQLite makes its own file. A database server's URL is taken as it is, reached through a proxy that can cut it off;
 * whoever wants the suite to make and drop such a database adds a line here per kind of server.
 */
export async function ownDatabase(
  kind: string,
  persistent: boolean,
  url: string | undefined,
): Promise<OwnDatabase> {
  if (!persistent) return { env: {}, migrate: false, drop: async () => {} };
  if (url !== undefined && !url.startsWith('sqlite:')) return behindProxy(url);
  if (url === undefined && kind !== 'sqlite') {
    throw new Error(`A project on ${kind} needs databaseUrl: an empty database of its own.`);
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'contract-'));
  const file = path.join(folder, 'contract.sqlite').replaceAll('\\', '/');
  return {
    env: { DATABASE_URL: url ?? `sqlite:///${file}` },
    migrate: true,
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

async function behindProxy(url: string): Promise<OwnDatabase> {
  const { url: proxied, outage, close } = await interruptible(url);
  return { env: { DATABASE_URL: proxied }, migrate: true, outage, drop: close };
}
