import type { Stack, PackOption } from '../../packs/stacks.ts';
import type { Composition } from '../../plan/compose.ts';
import type { Outcome } from '../../recommend/outcome.ts';
import type { Missing } from '../print/report.ts';
import type { Asking, Back, Choice } from '../asking.ts';
import type { Draft } from '../draft.ts';
import type { Terminal } from '../terminal.ts';

/** What the wizard needs to know of the packs, without knowing packs. */
export interface Offers {
  /** Whether projects of that stack can be generated. */
  generates(stack: Stack): boolean;
  /** Values that a stack can generate for a choice, the default first. */
  valuesOf(stack: Stack, option: PackOption, draft: Draft): readonly Choice<string>[];
  /** What the answers ask for and a stack can't generate. */
  missing(outcome: Outcome): Missing;
  /** What the draft would write; throws like the real run. */
  plan(draft: Draft): Planned;
  /** The command that writes the project: `Write, install and prove it`. */
  readonly writing: string;
}

export interface Planned extends Composition {
  readonly files: readonly string[];
}

/** How far the questions have got; every answer makes a new one, and going back returns to an old one. */
export interface State {
  readonly draft: Draft;
  /** The product whose assumptions the user has agreed to. */
  readonly agreed?: string;
  /** Which open questions are asked beside the usual ones. */
  readonly also?: 'everything' | 'deciding';
  /** The recommendation before an answer was changed, in one sentence. */
  readonly before?: string;
  /** Whether the report was shown for a framework that was chosen by its flag. */
  readonly reported?: true;
  /** Whether the summary was accepted. */
  readonly done?: true;
}

/** Where a step stands in the run. */
export interface Position {
  /** The message with its place before it: `3 of 7 · Which database?`. */
  label(message: string): string;
  readonly back: boolean;
}

export interface Surroundings {
  readonly asking: Asking;
  readonly offers: Offers;
  readonly terminal: Terminal;
}

export interface Step {
  readonly id: string;
  /** Whether there is still something to ask; what a flag has said is not asked. */
  isOpen(state: State, around: Surroundings): boolean;
  /** Whether it asks nothing and only shows. */
  isSilent?(state: State): boolean;
  ask(state: State, around: Surroundings, at: Position): Promise<State | Back>;
}
