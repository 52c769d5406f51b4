import type { NodePlopAPI } from 'plop';
import { PACK_FOLDERS, PACK_OPTIONS, type PackOption } from '../src/packs/stacks.ts';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Where a new value has to be said besides; the values of a choice that isn't here are read from the packs. */
export const SAID_IN: Readonly<Partial<Record<PackOption, readonly string[]>>> = {
  language: ['src/cli/options/choices.ts'],
  django: ['src/plan/django-versions.ts'],
  // An answer counts for the recommendation, be it 0.
  surface: ['src/recommend/questions/behaviour.ts', 'docs/recommendation.md'],
  database: ['src/recommend/questions/database.ts', 'docs/recommendation.md'],
  testRunner: ['src/cli/options/choices.ts'],
  api: ['src/cli/options/choices.ts'],
};

/** What is left to do before flags and prompts know the value. */
function leftToDo({ name, option }: { name: string; option: PackOption }): string {
  const files = SAID_IN[option];
  return files === undefined
    ? `--${option} ${name} is known as it is.`
    : `A value that is new: say "${name}" in ${files.join(' and in ')}, too.`;
}

/** Registers the generator `pack`: a new folder under templates/ with the pack.json to start from. */
export function registerPack(plop: NodePlopAPI): void {
  plop.setHelper('json', (text: unknown) => JSON.stringify(text));
  plop.setGenerator('pack', {
    description: 'Adds a pack: a database, a test runner, a feature …',
    prompts: [
      { type: 'list', name: 'stack', message: 'Stack', choices: [...PACK_FOLDERS] },
      {
        type: 'input',
        name: 'name',
        message: 'Name of the folder, also the value on the command line',
        validate: (name: string) =>
          NAME.test(name) || 'Lower-case words with hyphens, for example cockroachdb',
      },
      {
        type: 'list',
        name: 'option',
        message: 'Which choice does it answer?',
        choices: [...PACK_OPTIONS],
      },
      {
        type: 'input',
        name: 'title',
        message: 'Title, as users read it',
        validate: (title: string) => title.trim() !== '' || 'It needs a title',
      },
      {
        type: 'input',
        name: 'summary',
        message: 'Why one picks it, in one line',
        validate: (summary: string) => summary.length >= 10 || 'Ten characters or more',
      },
    ],
    actions: [
      {
        type: 'add',
        path: '../templates/{{stack}}/{{name}}/pack.json',
        templateFile: 'pack/pack.json.hbs',
      },
      (answers) => leftToDo(answers as { name: string; option: PackOption }),
    ],
  });
}
