/** How an option is given: one of a list, free text, several of them, or merely said. */
export type OptionKind = 'choice' | 'text' | 'texts' | 'switch';

export interface Option {
  readonly id: string;
  readonly kind: OptionKind;
  readonly group: 'answers' | 'choices' | 'running';
  /** The values of a `choice`. */
  readonly values?: readonly string[];
  readonly short?: string;
  /** What stands for the value in the help. */
  readonly placeholder?: string;
  readonly help: string;
}

/** `testRunner` → `--test-runner`. */
export const flagOf = (id: string): string =>
  `--${id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
