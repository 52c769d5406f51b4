import { Cancelled } from '../errors.ts';
import { childEnvironment } from './environment.ts';

/** Loaded when needed: a project that is only written runs nothing. */
const loaded = async () => (await import('execa')).execa;

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is stopped. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** What it prints where going on is hopeless: it is stopped as if it took too long. */
  readonly hopeless?: RegExp;
}

export interface Outcome {
  readonly ok: boolean;
  readonly exitCode: number | undefined;
  readonly timedOut: boolean;
  /** What it printed, both streams as they came, without colour. */
  readonly output: string;
}

/**
 * Runs a command without a shell and waits for it. Throws Cancelled when `signal` fires, never on a failure of the command.
 * A command that is stopped, or that takes too long, ends with everything that it has started.
 */
export async function run(command: Command): Promise<Outcome> {
  const { file, args, cwd, env, timeout, signal, hopeless } = command;
  const execa = await loaded();
  const child = execa(file, args, {
    cwd,
    env: { ...childEnvironment(process.env), ...env },
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
    detached: process.platform !== 'win32',
  });
  let timedOut = false;
  const stop = (): void => killTree(child.pid);
  const giveUp = (): void => {
    timedOut = true;
    stop();
  };
  const timer = setTimeout(giveUp, timeout ?? LONGEST);
  if (hopeless !== undefined) {
    let printed = '';
    child.all.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (!timedOut && hopeless.test(printed)) giveUp();
    });
  }
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  const result = await child;
  clearTimeout(timer);
  signal?.removeEventListener('abort', stop);
  if (signal?.aborted) throw new Cancelled('Cancelled.');
  return {
    ok: !result.failed,
    exitCode: result.exitCode,
    timedOut,
    output: plain(result.all) || (result.shortMessage ?? ''),
  };
}

const LONGEST = 60 * 60_000;
/** How long a command that was asked to end may take before it is ended. */
const GRACE = 5000;

/** Ends a process and all that it has started: npm passes signals on to nobody. */
function killTree(pid: number | undefined): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    void loaded().then((execa) =>
      execa('taskkill', ['/pid', String(pid), '/t', '/f'], { reject: false }),
    );
    return;
  }
  const kill = (signal: NodeJS.Signals): void => {
    try {
      // A negative number names the group, which is the command's own.
      process.kill(-pid, signal);
    } catch {
      // It has ended already.
    }
  };
  kill('SIGTERM');
  setTimeout(() => kill('SIGKILL'), GRACE).unref();
}

export interface RunningServer {
  readonly pid: number;
  /** What it has printed so far. */
  output(): string;
  /** Sends the signal and waits; milliseconds until the process had ended. */
  stop(signal: NodeJS.Signals): Promise<{ exitCode: number | undefined; milliseconds: number }>;
  /** Settles when the process ends by itself. */
  readonly ended: Promise<void>;
}

/** Starts a command that goes on, such as a server. */
export async function start({ file, args, cwd, env, signal }: Command): Promise<RunningServer> {
  const execa = await loaded();
  const child = execa(file, args, {
    cwd,
    env: { ...childEnvironment(process.env), ...env },
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
    forceKillAfterDelay: 15_000,
    ...(signal && { cancelSignal: signal }),
  });
  let output = '';
  child.all?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return {
    pid: child.pid ?? 0,
    output: () => plain(output),
    ended: child.then(() => undefined),
    async stop(killSignal) {
      const began = performance.now();
      child.kill(killSignal);
      const { exitCode } = await child;
      return { exitCode, milliseconds: performance.now() - began };
    },
  };
}

/** Colour and cursor movement: ECMA-48 control sequences. */
// oxlint-disable-next-line no-control-regex
const CONTROL_SEQUENCE = /\u001B\[[0-9;?]*[A-Za-z]/g;

const plain = (text: string | undefined): string => (text ?? '').replaceAll(CONTROL_SEQUENCE, '');
