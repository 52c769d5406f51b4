import { findServer, type ServerNeed } from './database-server.ts';
import { lastLine, runCommand } from './proof-database.ts';
import type { Receipt } from './steps.ts';

/** Where the database is made that the project will work on. */
export interface DevelopmentServer {
  readonly need: ServerNeed;
  readonly directory: string;
  readonly create: readonly string[];
  /** The commands that do by hand what is skipped. */
  readonly byHand: string;
}

export interface DevelopmentDatabase {
  readonly url: string;
  /** Why nothing is done to it. */
  readonly reason?: string;
}

/** Makes the database as a step, and leaves alone one that is there already: it may be somebody else's. */
export async function developmentDatabase(
  { need, directory, create, byHand }: DevelopmentServer,
  receipt: Receipt,
  signal: AbortSignal,
): Promise<DevelopmentDatabase> {
  const { url, silence } = await findServer(need, directory);
  const later = (reason: string): DevelopmentDatabase => {
    receipt.skip('database', reason);
    return { url, reason: `not run; later: ${byHand}` };
  };
  if (silence !== undefined) return later(silence);
  const { ok, output } = await runCommand(create, directory, url, signal);
  if (!ok) return later(lastLine(output));
  const name = new URL(url).pathname.slice(1);
  if (!output.includes('Created')) return later(`${name} is there already, so it is left alone`);
  await receipt.step('database', () => Promise.resolve(`${name}: ${lastLine(output)}`));
  return { url };
}
