import { outcomeOf } from './outcome.ts';
import { BACK, type Choice } from '../asking.ts';
import { inspectPlace } from '../preflight.ts';
import { wrap } from '../print/wrap.ts';
import { problemOf } from './problem.ts';
import type { State, Step, Surroundings } from './step.ts';

const problemWith = (folder: string): Promise<true | string> =>
  problemOf(() => inspectPlace(folder));

/** Where the project goes. */
export const directory: Step = {
  id: 'directory',
  isOpen: ({ draft }) => draft.directory === undefined,
  async ask(state, around, at) {
    for (;;) {
      const chosen = await around.asking.choose<string | undefined>({
        message: at.label('Directory'),
        choices: [
          ...(await proposals(state)),
          {
            title: 'Another folder',
            hint: 'You type its name or path',
            value: undefined,
            key: 'o',
          },
        ],
        why: () =>
          wrap(
            'Scaffolding only: the project is written there, and its name is the last part of the path. Nothing is written before you have seen the summary.',
            '  ',
          ),
        back: at.back,
      });
      if (chosen === BACK) return BACK;
      const folder = chosen ?? (await typeDirectory('', around));
      if (folder !== '') return { ...state, draft: { ...state.draft, directory: folder } };
    }
  },
};

/** Asks for a folder until the project can go there; '' where the user leaves the line empty. */
export const typeDirectory = (
  initial: string,
  { asking }: Pick<Surroundings, 'asking'>,
): Promise<string> =>
  asking.type({
    message: 'Directory (leave it empty to go back)',
    initial,
    check: problemWith,
  });

/** A new folder called after the product, and the current one where it is empty. */
async function proposals({ draft }: State): Promise<Choice<string>[]> {
  const { product } = outcomeOf(draft).answers;
  const usual = `my-${product?.value ?? 'backend'}`;
  const choices: Choice<string>[] = [];
  for (let number = 1; choices.length === 0 && number < 10; number += 1) {
    const name = number === 1 ? usual : `${usual}-${number}`;
    if ((await problemWith(name)) === true)
      choices.push({ title: name, hint: 'A new folder here', value: name });
  }
  if ((await problemWith('.')) === true)
    choices.push({ title: 'This folder', hint: 'It is empty', value: '.' });
  return choices;
}
