import { Cancelled } from '../errors.ts';

/** One line of the receipt. */
export interface Step {
  readonly name: string;
  readonly status: 'ok' | 'failed' | 'skipped';
  readonly seconds: number;
  readonly detail: string;
}

/** How steps are shown while they run; the terminal and `--json` each have their own. */
export interface Progress {
  began(name: string): void;
  ended(step: Step): void;
}

/** What a step throws when the thing it tried did not work; `output` is what it printed. */
export class StepError extends Error {
  readonly output: string;

  constructor(message: string, output = '') {
    super(message);
    this.output = output;
  }
}

export interface Failure {
  readonly step: string;
  readonly tail: string;
}

/** Collects the steps of an install or a proof; after a failure nothing more begins. */
export class Receipt {
  readonly steps: Step[] = [];
  failure: Failure | undefined;
  readonly #progress: Progress;

  constructor(progress: Progress) {
    this.#progress = progress;
  }

  /** Runs one step, times it and notes how it ended. What it returns is the detail. False when it failed. */
  async step(name: string, work: () => Promise<string>): Promise<boolean> {
    this.#progress.began(name);
    const began = performance.now();
    try {
      const detail = await work();
      this.#note({ name, status: 'ok', seconds: secondsSince(began), detail });
      return true;
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      const { message } = error as Error;
      this.#note({ name, status: 'failed', seconds: secondsSince(began), detail: message });
      const output = error instanceof StepError ? error.output : '';
      this.failure ??= { step: name, tail: lastLines(output === '' ? message : output) };
      return false;
    }
  }

  /** Notes a step that did not run, and why. */
  skip(name: string, detail: string): void {
    this.#note({ name, status: 'skipped', seconds: 0, detail });
  }

  #note(step: Step): void {
    this.steps.push(step);
    this.#progress.ended(step);
  }
}

const secondsSince = (began: number): number => Math.round((performance.now() - began) / 10) / 100;

const lastLines = (text: string, count = 20): string =>
  text.trimEnd().split('\n').slice(-count).join('\n');
