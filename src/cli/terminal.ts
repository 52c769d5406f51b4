import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Where words go, and how they may look. */
export interface Terminal {
  /** Results. */
  out(text: string): void;
  /** Everything beside the result: progress, notes, errors. */
  note(text: string): void;
  /** Whether somebody is there to be asked. */
  readonly interactive: boolean;
  /** Rows of the screen. */
  readonly height: number;
  /** The text in that style, or plain where colour is unwanted. */
  paint(style: Style, text: string): string;
}

/** The terminal of this process. With `json`, standard output is kept for the one document. */
export function processTerminal(json: boolean): Terminal {
  // `| head` closes the pipe when it has seen enough; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  const coloured =
    !json && process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  const write = (stream: NodeJS.WriteStream, text: string): void => void stream.write(`${text}\n`);
  return {
    out: (text) => write(process.stdout, text),
    note: (text) => write(json ? process.stderr : process.stdout, text),
    // With --json nobody is asked: questions would stand in the document.
    interactive:
      !json && process.stdin.isTTY === true && process.stdout.isTTY === true && !process.env['CI'],
    get height() {
      return process.stdout.rows || 24;
    },
    paint: (style, text) => (coloured ? styleText(style, text) : text),
  };
}
