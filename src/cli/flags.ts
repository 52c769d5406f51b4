import { INVOCATION } from '../invocation.ts';
import { parseArgs } from 'node:util';
import { flagOf, OPTIONS, type Option } from './options.ts';
import { didYouMean } from '../choices/suggest.ts';
import { UserError } from '../errors.ts';
import { refuseMistypedVerb, VERBS, type CommandName } from './verbs.ts';

/** Option values by id, as said; `undefined` values are absent. */
export type Values = Readonly<Record<string, string | boolean | readonly string[]>>;

export interface CommandLine {
  readonly command: CommandName;
  readonly directory?: string;
  readonly values: Values;
}

const BY_FLAG = new Map(OPTIONS.map((option) => [flagOf(option.id).slice(2), option]));

/**
 * Reads the words after `create-backend`, not yet checking the values (request.ts does). Throws UserError that names the word
 * at fault and what to type instead.
 */
export function readFlags(words: readonly string[]): CommandLine {
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      [...BY_FLAG].map(([flag, option]) => [
        flag,
        {
          type: option.kind === 'switch' ? 'boolean' : 'string',
          ...(option.short !== undefined && { short: option.short }),
        } as const,
      ]),
    ),
  });
  const positionals: string[] = [];
  const values: Record<string, string | boolean | string[]> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') addOption(values, token);
  }
  const [first] = positionals;
  const command = VERBS.find(({ name }) => name === first)?.name;
  if (command === undefined && first !== undefined) refuseMistypedVerb(first);
  const rest = command === undefined ? positionals : positionals.slice(1);
  if (rest.length > 1) {
    throw new UserError(
      `"${rest[1]}" is one word too many.`,
      `Put names with blanks in quotes; see ${INVOCATION} --help.`,
    );
  }
  return {
    command: command ?? 'create',
    ...(rest[0] !== undefined && { directory: rest[0] }),
    values,
  };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function addOption(values: Record<string, string | boolean | string[]>, token: OptionToken): void {
  const option = BY_FLAG.get(token.name);
  if (option === undefined) {
    const known = [...BY_FLAG.keys()].map((flag) => `--${flag}`);
    throw new UserError(
      `${token.rawName} is not an option.${didYouMean(token.rawName, known)}`,
      `See ${INVOCATION} --help.`,
    );
  }
  if (option.kind === 'switch') {
    if (token.value !== undefined)
      throw new UserError(`${token.rawName} takes no value.`, `Say ${token.rawName} alone.`);
    values[option.id] = true;
    return;
  }
  const { value } = token;
  if (
    value === undefined ||
    (token.inlineValue === false && value.startsWith('-') && value !== '-')
  ) {
    throw new UserError(`${token.rawName} needs a value.`, exampleOf(option));
  }
  if (option.kind === 'texts') {
    const list = (values[option.id] ??= []) as string[];
    list.push(...(option.id === 'resource' ? [value] : value.split(',').filter(Boolean)));
  } else {
    const before = values[option.id];
    if (before !== undefined && before !== value) {
      throw new UserError(
        `${token.rawName} is there twice: ${String(before)} and ${value}.`,
        'Say it once.',
      );
    }
    values[option.id] = value;
  }
}

/** What to say of an option where it was said wrong. */
export const exampleOf = (option: Option): string =>
  option.values
    ? `Say ${flagOf(option.id)} with one of: ${option.values.join(', ')}.`
    : `For example: ${flagOf(option.id)} ${option.placeholder ?? 'VALUE'}`;
