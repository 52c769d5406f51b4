import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { parseEnv } from 'node:util';

/** The server that a project keeps its data on; it follows from the blueprint and its packs. */
export interface ServerNeed {
  /** `PostgreSQL`. */
  readonly title: string;
  /** Of its DATABASE_URLs, each with its colon. */
  readonly protocols: readonly string[];
  /** Where it listens unless told otherwise. */
  readonly port: number;
  /** Whether databases can be made there under any name; so it is unless said otherwise. */
  readonly ownDatabases?: boolean;
  /** Whether tests have SQLite where it doesn't answer; so it is unless said otherwise. */
  readonly standIn?: boolean;
  /** Where the project expects it until DATABASE_URL says otherwise. */
  readonly defaultUrl: string;
}

/** The server that DATABASE_URL names, in the environment or in the project's `.env`; else the local one, by default. */
export interface DatabaseServer {
  readonly url: string;
  /** Whether nobody named it: the local server is only a guess. */
  readonly guessed: boolean;
  /** Why nothing can be done on it: no answer from its port. */
  readonly silence: string | undefined;
}

const ANSWER_TIMEOUT = 2000;

/** Finds the server of a project, and whether anything listens there. Never throws. */
export async function findServer(need: ServerNeed, directory: string): Promise<DatabaseServer> {
  const isOurs = (url: string | undefined): url is string =>
    url !== undefined && URL.canParse(url) && need.protocols.includes(new URL(url).protocol);
  // A DATABASE_URL of another kind belongs to something else.
  const given = isOurs(process.env['DATABASE_URL']) ? process.env['DATABASE_URL'] : undefined;
  const written = urlInEnvFile(directory);
  const url = given ?? (isOurs(written) ? written : need.defaultUrl);
  return {
    url,
    guessed: given === undefined && url === need.defaultUrl,
    silence: await silenceOf(url, need),
  };
}

function urlInEnvFile(directory: string): string | undefined {
  const file = path.join(directory, '.env');
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8'))['DATABASE_URL'] : undefined;
}

/** The same server's URL for a database of another name. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

function silenceOf(url: string, { title, port }: ServerNeed): Promise<string | undefined> {
  const target = new URL(url);
  // A socket's path stands in the query; its driver will say what is wrong with it.
  if (target.hostname === '') return Promise.resolve(undefined);
  const at = Number(target.port || port);
  const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
  return new Promise((resolve) => {
    const socket = connect({ host, port: at });
    const settle = (reason: string | undefined): void => {
      socket.destroy();
      resolve(reason && `${title} does not answer on ${target.hostname}:${at} (${reason})`);
    };
    socket.setTimeout(ANSWER_TIMEOUT, () => settle('no answer'));
    socket.once('connect', () => settle(undefined));
    socket.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
  });
}
