import * as z from 'zod';
import { didYouMean } from '../choices/suggest.ts';
import { UserError } from '../errors.ts';
import { exampleOf, readFlags, type CommandLine, type Values } from './flags.ts';
import { flagOf, OPTIONS, type Option } from './options.ts';

function schemaOf(option: Option): z.ZodType {
  switch (option.kind) {
    case 'choice':
      return z.enum(option.values ?? []);
    case 'text':
      return z.string();
    case 'texts':
      return z.preprocess(
        (value) => (typeof value === 'string' ? [value] : value),
        z.array(z.string()),
      );
    case 'switch':
      return z.boolean();
  }
}

/** What a config file may hold, and what flags amount to: any subset of the options, and the directory. */
const RequestSchema = z.strictObject({
  directory: z.string().optional(),
  ...Object.fromEntries(OPTIONS.map((option) => [option.id, schemaOf(option).optional()])),
});

/** Checks values against the schema; `label` says how a name is spelled to the user (a flag, or a key of the file). */
export function checkValues(
  values: Readonly<Record<string, unknown>>,
  label: (id: string) => string,
): Values {
  const result = RequestSchema.safeParse(values);
  if (result.success) return values as Values;
  const [issue] = result.error.issues;
  const ids = OPTIONS.map((option) => option.id);
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    throw new UserError(
      `"${key}" is not an option.${didYouMean(key, ids)}`,
      `Options: ${ids.join(', ')}.`,
    );
  }
  const id = String(issue?.path[0] ?? '');
  const option = OPTIONS.find((candidate) => candidate.id === id);
  const said = values[id];
  const near = typeof said === 'string' ? didYouMean(said, option?.values ?? []) : '';
  throw new UserError(
    `${JSON.stringify(said)} is not a value of ${label(id)}.${near}`,
    option ? exampleOf(option) : undefined,
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
