import { execa, type ResultPromise } from 'execa';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../contract/free-port.ts';
import { mariadbAt, postgresAt, type ServerAccess } from '../contract/servers.ts';

/** A database server of the tests' own, which may be stopped and started without anybody else noticing. */
export interface PrivateServer {
  /** Without the name of a database. */
  readonly url: string;
  start(): Promise<void>;
  /** Ends it at once, in the middle of what it does. */
  kill(): Promise<void>;
  /** Makes a database on it, while it runs. */
  create(name: string): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

interface Kind {
  /** The system's user that owns it; database servers refuse to run as root. */
  readonly user: string;
  at(port: number): ServerAccess;
  init(folder: string): Promise<string[]>;
  run(folder: string, port: number): Promise<string[]>;
  /** Ends it and all its processes without waiting for anybody. */
  readonly killedBy: NodeJS.Signals;
}

const postgres: Kind = {
  user: 'postgres',
  at: (port) => postgresAt(`postgres://postgres@127.0.0.1:${port}`),
  init: async (folder) => [
    await postgresTool('initdb'),
    ...`--pgdata ${folder}/data --username postgres --auth trust --no-sync`.split(' '),
  ],
  run: async (folder, port) => [
    await postgresTool('postgres'),
    ...`-D ${folder}/data -p ${port} -h 127.0.0.1 -k ${folder} -F`.split(' '),
  ],
  killedBy: 'SIGQUIT',
};

const mariadb: Kind = {
  user: 'mysql',
  at: (port) => mariadbAt(`mysql://root@127.0.0.1:${port}`),
  init: (folder) =>
    Promise.resolve(
      `mariadb-install-db --no-defaults --datadir=${folder}/data --auth-root-authentication-method=normal --skip-test-db`.split(
        ' ',
      ),
    ),
  run: (folder, port) =>
    Promise.resolve(
      `mariadbd --no-defaults --datadir=${folder}/data --port=${port} --bind-address=127.0.0.1 --socket=${folder}/socket --pid-file=${folder}/pid`.split(
        ' ',
      ),
    ),
  killedBy: 'SIGKILL',
};

const KINDS = { postgres, mariadb, mysql: mariadb };

/** Makes a server of a kind, not running yet. */
export async function privateServer(kind: keyof typeof KINDS): Promise<PrivateServer> {
  const { user, at, init, run, killedBy } = KINDS[kind];
  const folder = await mkdtemp(path.join(tmpdir(), `private-${kind}-`));
  await chmod(folder, 0o755);
  if (process.getuid?.() === 0) await execa('chown', [user, folder]);
  const port = await freePort();
  await execa(...asUser(user, await init(folder)));
  let running: (Pick<ResultPromise, 'kill'> & PromiseLike<unknown>) | undefined;

  const kill = async (): Promise<void> => {
    running?.kill(killedBy);
    await running;
    running = undefined;
  };
  return {
    url: at(port).url,
    create: (name) => at(port).create(name),
    async start() {
      running = execa(...asUser(user, await run(folder, port)), { stdio: 'ignore', reject: false });
      const deadline = performance.now() + 30_000;
      // A port that is open is no server that answers yet.
      while (!(await at(port).answers())) {
        if (performance.now() > deadline) throw new Error(`${kind} does not start in ${folder}.`);
        await pause(50);
      }
    },
    kill,
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** `setpriv` becomes the command itself, so that a signal reaches it. */
function asUser(user: string, [file = '', ...args]: string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [file, args];
  return ['setpriv', [`--reuid=${user}`, `--regid=${user}`, '--clear-groups', file, ...args]];
}

/** Debian keeps PostgreSQL's own programs out of the PATH. */
async function postgresTool(name: string): Promise<string> {
  const root = '/usr/lib/postgresql';
  const versions = await readdir(root).catch(() => []);
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? name : `${root}/${newest}/bin/${name}`;
}
