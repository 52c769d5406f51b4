import type { Choice } from './asking.ts';

interface Item {
  readonly title: string;
  readonly value?: number;
  readonly description?: string;
}

/** What we use of the elements of prompts; its types don't have them. */
interface ListElement {
  select: number;
  input: string;
  suggestions: { value: number; description?: string }[];
  choices: { title: string }[];
  done: boolean;
  moveCursor(position: number): void;
  submit(): void;
  _(character: string): void;
}

/**
 * The choices that hold what was typed, the best of them first and under the cursor; why and back, which stand below the
 * whole list, only where no choice does.
 */
export const suggesting = (rows: readonly Choice<unknown>[], own: number) =>
  function (this: ListElement, input: string, items: Item[]): Promise<Item[]> {
    if (input === '') return Promise.resolve(items);
    this.select = 0;
    const typed = input.toLowerCase();
    const matching = items
      .filter((item) => rankOf(rows[(item.value ?? 0) - 1], typed) < NO_MATCH)
      .toSorted(
        (a, b) => rankOf(rows[(a.value ?? 0) - 1], typed) - rankOf(rows[(b.value ?? 0) - 1], typed),
      );
    const answers = matching.filter((item) => (item.value ?? 0) <= own);
    return Promise.resolve(answers.length > 0 ? answers : matching);
  };

const NO_MATCH = 4;

/** The answer as a flag says it, the beginning of its title, its title, its hint. */
function rankOf(row: Choice<unknown> | undefined, typed: string): number {
  const title = row?.title.toLowerCase() ?? '';
  if (row?.value === typed) return 0;
  if (title.startsWith(typed)) return 1;
  if (title.includes(typed)) return 2;
  return row?.hint?.toLowerCase().includes(typed) ? 3 : NO_MATCH;
}

/** Every row of a long list with its hint would fill a small screen: the hint of one is enough. */
export const hintUnderCursor = (rows: readonly Choice<unknown>[]) =>
  function (this: ListElement): void {
    for (const [index, item] of this.suggestions.entries()) {
      const hint = index === this.select ? rows[item.value - 1]?.hint : undefined;
      if (hint === undefined) delete item.description;
      else item.description = hint;
    }
  };

/** The keys of the rows take them at once; what was taken is shown without its key. */
export const takingKeys = (rows: readonly Choice<unknown>[]) =>
  function (this: ListElement): void {
    if (this.done) {
      for (const [index, choice] of this.choices.entries())
        choice.title = rows[index]?.title ?? choice.title;
    }
    this._ = (character) => {
      const position = rows.findIndex(({ key }) => key === character);
      if (position < 0 && character !== ' ') return;
      if (position >= 0) this.moveCursor(position);
      this.submit();
    };
  };
