/** What every failure carries: the exit code of cli.md, and the next thing to type. */
export abstract class CliError extends Error {
  abstract readonly exitCode: number;
  /** The command or change that mends it, printed on a line of its own. */
  readonly advice: string | undefined;

  constructor(message: string, advice?: string) {
    super(visible(message));
    this.name = new.target.name;
    this.advice = advice === undefined ? undefined : visible(advice);
  }
}

/** A text that does to a terminal only what can be read: what it quotes may be anything that was typed. */
const visible = (text: string): string =>
  text.replaceAll(
    /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A fault of create-backend itself. */
export class Bug extends CliError {
  readonly exitCode = 1;
}

/** Bad usage, a bad answer, clashing answers, or a stack that can't run here. */
export class UserError extends CliError {
  readonly exitCode = 2;
}

/** The target exists and is not empty, or can't be written. */
export class TargetConflict extends CliError {
  readonly exitCode = 3;
}

/** The project is there, but installing (4) or proving (5) it failed. */
export class StepFailed extends CliError {
  readonly exitCode: 4 | 5;
  readonly step: string;
  /** The last lines that the step printed. */
  readonly tail: string;

  constructor(phase: 'install' | 'proof', step: string, tail: string, advice: string) {
    super(
      phase === 'install'
        ? `The project is written, but "${step}" failed.`
        : `The project is written and installed, but its proof failed at "${step}".`,
      advice,
    );
    this.exitCode = phase === 'install' ? 4 : 5;
    this.step = step;
    this.tail = tail;
  }
}

/** Ctrl-C, Escape, or the end of the input. */
export class Cancelled extends CliError {
  readonly exitCode = 130;
}
