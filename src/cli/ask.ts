import prompts from 'prompts';
import { Cancelled } from '../errors.ts';

export interface Choice<T> {
  readonly title: string;
  readonly hint?: string;
  readonly value: T;
}

/** Lists longer than this are filtered by typing. */
const LONG_LIST = 10;

/** Asks one question with a list of answers. Throws Cancelled on Ctrl-C, Escape or the end of the input. */
export async function choose<T>(
  message: string,
  choices: readonly Choice<T>[],
  initial = 0,
): Promise<T> {
  const long = choices.length > LONG_LIST;
  const items = choices.map(({ title, hint }, index) => ({
    title,
    // Counted from 1: prompts takes a value that is falsy for one that is missing.
    value: index + 1,
    ...(hint !== undefined && { description: hint }),
  }));
  for (;;) {
    const position = await ask<unknown>({
      type: long ? 'autocomplete' : 'select',
      name: 'value',
      message,
      choices: items,
      initial,
      ...(long && { limit: LONG_LIST, suggest: matching, fallback: 'nothing matches' }),
    });
    const chosen = typeof position === 'number' ? choices[position - 1] : undefined;
    // A filter that matches nothing is no answer.
    if (chosen !== undefined) return chosen.value;
  }
}

/** Asks for a line of text; `check` returns what is wrong with it, or true. */
export function type(
  message: string,
  initial: string,
  check: (text: string) => true | string | Promise<true | string>,
): Promise<string> {
  return ask({ type: 'text', name: 'value', message, initial, validate: check });
}

const matching = (input: string, items: prompts.Choice[]): Promise<prompts.Choice[]> =>
  Promise.resolve(
    items.filter(({ title, description }) =>
      `${title} ${description ?? ''}`.toLowerCase().includes(input.toLowerCase()),
    ),
  );

async function ask<T>(question: prompts.PromptObject<'value'>): Promise<T> {
  const answers = await prompts(question, {
    onCancel: () => {
      throw new Cancelled('Cancelled; nothing was written.');
    },
  });
  return answers.value as T;
}
