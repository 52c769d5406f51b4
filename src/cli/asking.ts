export interface Choice<T> {
  readonly title: string;
  /** One line, shown while the cursor is on the choice. */
  readonly hint?: string;
  readonly value: T;
  /** The key that takes it at once; lists that are filtered by typing have no keys. */
  readonly key?: string;
}

/** What `choose` answers when the user wants to go back one step. */
export const BACK = Symbol('back');
export type Back = typeof BACK;

export interface Menu<T> {
  readonly message: string;
  readonly choices: readonly Choice<T>[];
  /** Where the cursor stands at first. */
  readonly initial?: number;
  /** What the answer changes: adds a row that shows it, and asks again. */
  readonly why?: () => string;
  /** Whether there is a step to go back to: adds the row for it. */
  readonly back: boolean;
  /** Whether typing filters the list; otherwise more than ten choices do. */
  readonly filtered?: boolean;
}

export interface Line {
  readonly message: string;
  /** Stands there to be edited. */
  readonly initial?: string;
  /** What is wrong with the text, or true. */
  check(text: string): true | string | Promise<true | string>;
}

/** How the wizard asks; tests answer in its place. */
export interface Asking {
  /** Throws Cancelled on Ctrl-C, Escape or the end of the input. */
  choose<T>(menu: Menu<T>): Promise<T | Back>;
  /** One line of text, trimmed; an empty one is not checked. Throws Cancelled like `choose`. */
  type(line: Line): Promise<string>;
}
