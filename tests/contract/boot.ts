import { execa } from 'execa';
import { freePort } from './free-port.ts';
import { send } from './http.ts';
import type { Exit, Server } from './subject.ts';

export type Command = { file: string; args: string[] };

/** What a tool needs to run at all. Nothing else of ours reaches the project: no NODE_ENV, no DATABASE_URL, no CI. */
const KEPT =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_.*|TMPDIR|TEMP|TMP|SystemRoot|APPDATA|PATHEXT)$/i;

const bareEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => KEPT.test(name)));

/** Runs a command in the project to its end; throws with what it printed when it fails. `input` is what it reads. */
export async function runCommand(
  { file, args }: Command,
  cwd: string,
  env: Record<string, string>,
  input?: string,
): Promise<void> {
  const result = await execa(file, args, {
    cwd,
    env: { ...bareEnvironment(), ...env },
    extendEnv: false,
    reject: false,
    all: true,
    ...(input === undefined ? { stdin: 'ignore' } : { input }),
    timeout: 120_000,
  });
  if (result.failed) {
    throw new Error(`${file} ${args.join(' ')} failed: ${result.shortMessage}\n${result.all}`);
  }
}

/** Starts a server on a free port and waits until it is alive and ready. */
export async function boot(
  { file, args }: Command,
  cwd: string,
  env: Record<string, string>,
): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = execa(file, args, {
    cwd,
    env: { ...bareEnvironment(), PORT: String(port), ...env },
    extendEnv: false,
    reject: false,
    all: true,
    buffer: false,
    stdin: 'ignore',
    forceKillAfterDelay: false,
  });
  let output = '';
  child.all.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let ended = false;
  const end = child.then((result) => {
    ended = true;
    return { code: result.exitCode ?? null, signal: result.signal ?? null };
  });
  const server: Server = {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    deafen() {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    async stop(signal = 'SIGTERM'): Promise<Exit> {
      const began = performance.now();
      child.kill(signal);
      const tooLate = setTimeout(() => child.kill('SIGKILL'), 20_000);
      const { code, signal: killedBy } = await end;
      clearTimeout(tooLate);
      return { code, signal: killedBy, seconds: (performance.now() - began) / 1000 };
    },
  };
  try {
    for (const probe of ['/livez', '/readyz']) await untilOk(url, probe, () => ended);
  } catch (error) {
    await server.stop('SIGKILL');
    const printed = output || '(nothing)';
    const command = `${file} ${args.join(' ')}`;
    throw new Error(`${command} in ${cwd}: ${String(error)}\nIt printed:\n${printed}`, {
      cause: error,
    });
  }
  return server;
}

async function untilOk(url: string, path: string, ended: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  let last = 'nothing';
  while (performance.now() < deadline) {
    if (ended()) throw new Error('the server ended before it was ready');
    try {
      const answer = await send(url, 'GET', path);
      if (answer.status === 200) return;
      last = answer.story;
    } catch (error) {
      last = String(error);
    }
    await new Promise((again) => setTimeout(again, 25));
  }
  throw new Error(`${path} did not answer 200 within 30 seconds, but ${last}`);
}
