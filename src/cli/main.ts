import { Bug, Cancelled, CliError, StepFailed, UserError } from '../errors.ts';
import type { Pack } from '../packs/pack.ts';
import type { Template } from '../plan/render.ts';
import { packageManagerFrom } from '../plan/package-managers.ts';
import { completionCommand } from './commands/completion.ts';
import { createCommand } from './commands/create.ts';
import { optionsCommand } from './commands/options.ts';
import { recommendCommand } from './commands/recommend.ts';
import { requestOf } from './config.ts';
import { readFlags, type CommandLine } from './flags.ts';
import { sessionOf, type Session } from './session.ts';
import { shortAnswer } from './short-answer.ts';
import { processTerminal } from './terminal.ts';
import type { CommandName } from './verbs.ts';

export interface Distribution {
  readonly version: string;
  loadCatalogue(): Promise<readonly Pack<Template>[]>;
}

type Command = (line: CommandLine, session: Session) => Promise<void>;

/** `verify` is loaded when needed, with all that proves; the others have most of what they need in common. */
const COMMANDS: Record<CommandName, Command> = {
  create: createCommand,
  recommend: recommendCommand,
  verify: async (line, session) =>
    (await import('./commands/verify.ts')).verifyCommand(line, session),
  options: optionsCommand,
  completion: completionCommand,
};

/** Runs the command line and returns the exit code of cli.md. The one place that catches. */
export async function main(words: readonly string[], distribution: Distribution): Promise<number> {
  const json = words.includes('--json');
  const terminal = processTerminal(json);
  const abort = onInterrupt(() => terminal.note('\nStopping …'));
  let session: Session | undefined;
  try {
    const said = readFlags(words);
    const answer = shortAnswer(said, distribution.version);
    if (answer !== undefined) {
      terminal.out(answer);
      return 0;
    }
    const line = await requestOf(said);
    session = sessionOf({
      terminal,
      json,
      version: distribution.version,
      packageManager: packageManagerFrom(process.env['npm_config_user_agent']),
      catalogue: await distribution.loadCatalogue(),
      signal: abort.signal,
    });
    await COMMANDS[line.command](line, session);
    if (json) terminal.out(JSON.stringify(session.result, null, 2));
    return 0;
  } catch (error) {
    const known = asCliError(error, abort.signal);
    if (json) terminal.out(JSON.stringify(errorDocument(known, session), null, 2));
    printError(
      known,
      terminal.paint,
      words.includes('--verbose') ? (error as Error).stack : undefined,
    );
    return known.exitCode;
  }
}

/** Ctrl-C stops what runs and lets it say what is left; a second one ends at once. */
function onInterrupt(say: () => void): AbortController {
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (abort.signal.aborted) process.exit(130);
      abort.abort();
      say();
    });
  }
  return abort;
}

function asCliError(error: unknown, signal: AbortSignal): CliError {
  if (error instanceof CliError) return error;
  if (signal.aborted) return new Cancelled('Cancelled.');
  const message = error instanceof Error ? error.message : String(error);
  return new Bug(
    message,
    'This is a fault of create-backend. Please report it, with the output of --verbose.',
  );
}

/** A clash keeps its whole recommendation (cli.md); every other error stands alone. */
function errorDocument(error: CliError, session: Session | undefined): object {
  const document = {
    error: { code: error.exitCode, message: error.message, try: error.advice ?? null },
  };
  const partial =
    error instanceof UserError || error instanceof StepFailed ? session?.result : undefined;
  return { ...(partial as object | undefined), ...document };
}

function printError(
  error: CliError,
  paint: ReturnType<typeof processTerminal>['paint'],
  stack: string | undefined,
): void {
  const lines = [
    '',
    error instanceof Cancelled ? error.message : paint('red', `✖ ${error.message}`),
    ...(error instanceof StepFailed && error.tail !== ''
      ? ['', ...error.tail.split('\n').map((line) => `  │ ${line}`), '']
      : []),
    ...(error.advice === undefined ? [] : [`  ${error.advice}`]),
    ...(stack === undefined ? [] : ['', stack]),
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
}
