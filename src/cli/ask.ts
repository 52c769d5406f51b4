import prompts from 'prompts';
import { Cancelled } from '../errors.ts';
import { BACK, type Asking, type Back, type Choice, type Menu } from './asking.ts';
import { hintUnderCursor, suggesting, takingKeys } from './list-element.ts';
import { wrap } from './print/wrap.ts';
import { readLine } from './read-line.ts';
import type { Terminal } from './terminal.ts';

/** Lists longer than this are filtered by typing. */
const LONG_LIST = 10;
/** Rows that a list leaves to its message, the hint under the cursor and the line below. */
const ROWS_BESIDE_LIST = 6;
const WHY = Symbol('why');

const cancelled = (): Cancelled => new Cancelled('Cancelled; nothing was written.');

/** Asks at this process's terminal. */
export function terminalAsking({ note, paint }: Pick<Terminal, 'note' | 'paint'>): Asking {
  return {
    async choose(menu) {
      let { initial = 0 } = menu;
      for (;;) {
        const { position, value } = await chooseOnce(menu, initial);
        if (value !== WHY) return value;
        note(`\n${menu.why?.() ?? ''}\n`);
        // The row was only a question; the cursor goes back to where the answer is.
        initial = menu.initial ?? position % menu.choices.length;
      }
    },
    async type({ message, initial = '', check }) {
      let text = initial;
      for (;;) {
        text = (await readLine(`${paint('bold', message)} › `, text, cancelled)).trim();
        const problem = text === '' || (await check(text));
        if (problem === true) return text;
        note(
          paint(
            'red',
            problem
              .split('\n')
              .map((line) => wrap(line, '  '))
              .join('\n'),
          ),
        );
      }
    },
  };
}

async function chooseOnce<T>(
  { message, choices, why, back, filtered = choices.length > LONG_LIST }: Menu<T>,
  initial: number,
): Promise<{ position: number; value: T | Back | typeof WHY }> {
  const rows: Choice<T | Back | typeof WHY>[] = [
    ...choices,
    ...(why ? [{ title: 'Why this question?', value: WHY, key: '?' } as const] : []),
    ...(back ? [{ title: '← Back', value: BACK, key: 'b' } as const] : []),
  ];
  // A terminal that doesn't know its size says 0.
  const columns = process.stdout.columns || 80;
  const height = process.stdout.rows || 24;
  const limit = Math.max(3, height - ROWS_BESIDE_LIST);
  const items = rows.map(({ title, hint, key }, index) => ({
    title: cut(filtered || key === undefined ? title : `${title} (${key})`, columns - 6),
    // Counted from 1: prompts takes a value that is falsy for one that is missing.
    value: index + 1,
    ...(hint !== undefined && { description: hint }),
  }));
  for (;;) {
    const position = await ask<unknown>({
      name: 'value',
      message: filtered ? `${message} (type to filter)` : message,
      choices: items,
      initial,
      ...(filtered
        ? {
            type: 'autocomplete',
            limit: Math.min(LONG_LIST, limit),
            suggest: suggesting(rows, choices.length),
            fallback: 'nothing matches',
            onRender: hintUnderCursor(rows),
          }
        : {
            type: 'select',
            hint: ' ',
            optionsPerPage: limit,
            onRender: takingKeys(rows),
          }),
    } as prompts.PromptObject<'value'>);
    const chosen = typeof position === 'number' ? rows[position - 1] : undefined;
    // A filter that matches nothing is no answer.
    if (chosen !== undefined) return { position: Number(position) - 1, value: chosen.value };
  }
}

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

async function ask<T>(question: prompts.PromptObject<'value'>): Promise<T> {
  const answers = await prompts(question, {
    onCancel: () => {
      throw cancelled();
    },
  });
  return answers.value as T;
}
