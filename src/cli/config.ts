import fs from 'fs-extra';
import { text } from 'node:stream/consumers';
import { UserError } from '../errors.ts';
import type { CommandLine, Values } from './flags.ts';
import { checked, checkValues } from './request.ts';

/**
 * What is asked for: what the flags say, checked, and beside it what `--config` holds (a file, or `-` for standard input);
 * flags win. The file has the options' ids as keys, and may have `directory`. Throws UserError.
 */
export async function requestOf(said: CommandLine): Promise<CommandLine> {
  const line = checked(said);
  const source = line.values['config'];
  if (typeof source !== 'string') return line;
  const { directory, ...values } = await readConfig(source);
  const merged = { ...values, ...line.values };
  const folder = line.directory ?? (typeof directory === 'string' ? directory : undefined);
  return { ...line, values: merged, ...(folder !== undefined && { directory: folder }) };
}

async function readConfig(source: string): Promise<Values> {
  const name = source === '-' ? 'Standard input' : source;
  let content: string;
  try {
    content = source === '-' ? await text(process.stdin) : await fs.readFile(source, 'utf8');
  } catch (error) {
    throw new UserError(
      `${name} can't be read (${(error as NodeJS.ErrnoException).code ?? 'error'}).`,
      'Name a file: --config answers.json',
    );
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UserError(
      `${name} is not JSON: ${(error as Error).message}`,
      'For example: { "product": "shop", "team": "js" }',
    );
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new UserError(
      `${name} holds no JSON object.`,
      'For example: { "product": "shop", "team": "js" }',
    );
  }
  return checkValues(parsed as Record<string, unknown>, (id) => `"${id}"`);
}
