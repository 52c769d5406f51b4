import type { NodePlopAPI } from 'plop';
import { PACK_FOLDERS, PACK_OPTIONS } from '../src/packs/pack.ts';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Registers the generator `pack`: a new folder under templates/ that passes the contract test for packs. */
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
    ],
  });
}
