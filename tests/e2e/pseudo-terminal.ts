import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const BIN = fileURLToPath(new URL('../../bin/create-backend.js', import.meta.url));

export const ENTER = '\r';
export const UP = '\u001B[A';
export const DOWN = '\u001B[B';
export const CTRL_C = '\u0003';

/** `script` from util-linux runs a command in a pseudo-terminal; elsewhere its options differ. */
export const hasPseudoTerminal = process.platform === 'linux';

/** A run of the wizard, driven as a person at a terminal would drive it. */
export class PseudoTerminal {
  readonly #child: ChildProcess;
  readonly #exit: Promise<number | null>;
  #output = '';
  #read = 0;

  constructor(args: readonly string[], cwd: string, { columns, rows } = { columns: 80, rows: 24 }) {
    const words = ['node', BIN, ...args]
      .map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`)
      .join(' ');
    const command = `stty columns ${columns} rows ${rows}; exec ${words}`;
    const env = { ...process.env, TERM: 'xterm', NO_COLOR: '1' };
    delete (env as NodeJS.ProcessEnv)['CI'];
    this.#child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
      cwd,
      env,
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#exit = new Promise((resolve) => this.#child.on('close', resolve));
  }

  /** Everything on the screen so far, without control sequences. */
  get screen(): string {
    return stripVTControlCharacters(this.#output);
  }

  /** Waits until the text appears behind what was waited for before. */
  async sees(text: string, seconds = 20): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const position = this.screen.indexOf(text, this.#read);
      if (position >= 0) {
        this.#read = position + text.length;
        return;
      }
      if (Date.now() > deadline)
        throw new Error(`"${text}" did not appear. The screen:\n${this.screen}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Types keys, one after the other, as slowly as the prompts need. */
  async types(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      this.#child.stdin?.write(key);
    }
  }

  /** Moves the cursor to the row that begins with the title, however many there are, and takes it. */
  async picks(title: string): Promise<void> {
    const rows: string[] = [];
    for (let moves = 0; moves < 30; moves += 1) {
      const row = this.screen.split('❯').at(-1)?.trim() ?? '';
      rows.push(row.split('\n')[0] ?? '');
      if (row.startsWith(title)) return this.types(ENTER);
      await this.types(DOWN);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`No row begins with "${title}": ${rows.join(' | ')}`);
  }

  /** Waits for the end; the exit code. */
  ends(): Promise<number | null> {
    return this.#exit;
  }
}
