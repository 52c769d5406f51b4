import { UserError } from '../../errors.ts';
import { INVOCATION } from '../../invocation.ts';
import { bashScript } from '../completion/bash.ts';
import { completionOf, type Completion } from '../completion/completion.ts';
import { fishScript } from '../completion/fish.ts';
import { zshScript } from '../completion/zsh.ts';
import type { CommandLine } from '../flags.ts';
import type { Session } from '../session.ts';
import { SHELLS, type Shell } from '../verbs.ts';

const SCRIPTS: Record<Shell, (completion: Completion) => string> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Prints the script that completes flags, values and commands in a shell. */
export function completionCommand({ directory }: CommandLine, session: Session): Promise<void> {
  const shell = SHELLS.find((name) => name === directory);
  if (shell === undefined) {
    throw new UserError(
      directory === undefined
        ? 'Which shell is the completion for?'
        : `There is no completion for "${directory}".`,
      `Say ${INVOCATION} completion ${SHELLS.join('|')}, for example: source <(${INVOCATION} completion bash)`,
    );
  }
  const script = SCRIPTS[shell](completionOf(session.catalogue));
  session.result = { shell, script };
  if (!session.json) session.terminal.out(script.trimEnd());
  return Promise.resolve();
}
