import { didYouMean } from '../choices/suggest.ts';
import { UserError } from '../errors.ts';
import { exampleOf, readFlags, type CommandLine, type Values } from './flags.ts';
import { flagOf, OPTIONS, type Option } from './options.ts';

/** Whether an option takes a value. Every run asks this: zod would be loaded for it alone. */
function takes(option: Option, value: unknown): boolean {
  switch (option.kind) {
    case 'choice':
      return typeof value === 'string' && (option.values ?? []).includes(value);
    case 'text':
      return typeof value === 'string';
    case 'texts':
      return [value].flat().every((item) => typeof item === 'string');
    case 'switch':
      return typeof value === 'boolean';
  }
}

/**
 * Checks what a config file holds, and what flags amount to: any subset of the options, and the directory. `label` says how
 * a name is spelled to the user (a flag, or a key of the file). Throws UserError.
 */
export function checkValues(
  values: Readonly<Record<string, unknown>>,
  label: (id: string) => string,
): Values {
  for (const [id, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const option = OPTIONS.find((candidate) => candidate.id === id);
    if (option === undefined && id !== 'directory') throw notAnOption(id);
    if (option ? takes(option, value) : typeof value === 'string') continue;
    const near = typeof value === 'string' ? didYouMean(value, option?.values ?? []) : '';
    throw new UserError(
      `${JSON.stringify(value)} is not a value of ${label(id)}.${near}`,
      option ? exampleOf(option) : undefined,
    );
  }
  return values as Values;
}

function notAnOption(key: string): UserError {
  const ids = OPTIONS.map((option) => option.id);
  return new UserError(
    `"${key}" is not an option.${didYouMean(key, ids)}`,
    `Options: ${ids.join(', ')}.`,
  );
}

/** The same command line, its values checked. */
export const checked = (line: CommandLine): CommandLine => ({
  ...line,
  values: checkValues(line.values, flagOf),
});

/** Reads and checks the words after `create-backend`. Throws UserError as both do. */
export const parseCommandLine = (words: readonly string[]): CommandLine =>
  checked(readFlags(words));
