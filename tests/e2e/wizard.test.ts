import fs from 'fs-extra';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './create.ts';
import { CTRL_C, DOWN, ENTER, UP, hasPseudoTerminal, PseudoTerminal } from './pseudo-terminal.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

const QUESTIONS = [
  'What are you building?',
  'Do these assumptions fit?',
  'Which language does the team write?',
  'Built-in answers',
  'One application',
  'Must you hire',
  'What now?',
  'Directory',
  'Test runner',
  'First resource',
  'Write it?',
];

/** Waits for each question and takes what is offered. */
async function acceptsAll(terminal: PseudoTerminal, questions: readonly string[]): Promise<void> {
  for (const question of questions) {
    await terminal.sees(question);
    await terminal.types(ENTER);
  }
}

const SHOP = ['--product', 'shop'];
const FILES_ONLY = ['--no-install', '--no-git'];

const blueprintOf = async (name: string) =>
  (
    (await fs.readJson(path.join(folder, name, '.create-backend.json'))) as {
      blueprint: { framework: string; resources: { name: string }[]; decision: object };
    }
  ).blueprint;

describe.skipIf(!hasPseudoTerminal)(
  'the wizard [skipped off Linux: needs script from util-linux]',
  () => {
    it('is accepted with Enter alone, and writes what it showed', async () => {
      const terminal = new PseudoTerminal(FILES_ONLY, folder);
      await terminal.sees('What are you building?');
      await terminal.types(...'shop', ENTER);
      await acceptsAll(terminal, QUESTIONS.slice(1));
      expect(await terminal.ends(), terminal.screen).toBe(0);
      expect(await blueprintOf('my-shop')).toMatchObject({
        framework: 'express',
        resources: [{ name: 'product' }],
        decision: { answers: { product: 'shop' }, chosen: 'express', by: 'recommendation' },
      });
    });

    it('takes the first row of a long list, and asks again when a filter matches nothing', async () => {
      const terminal = new PseudoTerminal(FILES_ONLY, folder);
      await terminal.sees('What are you building?');
      await terminal.types(...'zz');
      await terminal.sees('nothing matches');
      await terminal.types(ENTER);
      await terminal.sees('What are you building?');
      await terminal.sees('An API for other programs');
      await terminal.types(ENTER);
      await terminal.sees('Do these assumptions fit?');
      await terminal.types(CTRL_C);
      expect(await terminal.ends(), terminal.screen).toBe(130);
    });

    it('takes an override, which is recorded beside the recommendation', async () => {
      const terminal = new PseudoTerminal(
        [
          'crm',
          '--product',
          'crm',
          '--team',
          'both',
          '--style',
          'unknown',
          '--services',
          'one',
          '--budget',
          'own',
          '--test-runner',
          'jest',
          ...FILES_ONLY,
        ],
        folder,
      );
      await terminal.sees('Do these assumptions fit?');
      await terminal.types(ENTER);
      await terminal.sees('Django – ');
      await terminal.sees('What now?');
      await terminal.types(DOWN, ENTER);
      await terminal.sees('First resource');
      await terminal.types(ENTER);
      await terminal.sees('Write it?');
      await terminal.types(ENTER);
      expect(await terminal.ends(), terminal.screen).toBe(0);
      expect((await blueprintOf('crm')).decision).toMatchObject({
        recommended: 'django',
        chosen: 'express',
        by: 'user',
      });
      expect(
        await fs.readFile(path.join(folder, 'crm/docs/adr/0001-backend-framework.md'), 'utf8'),
      ).toContain('Django was recommended');
    });

    it('shows the new result when an answer is changed', async () => {
      const terminal = new PseudoTerminal(
        [
          'changed',
          ...SHOP,
          '--style',
          'unknown',
          '--services',
          'one',
          '--budget',
          'own',
          ...FILES_ONLY,
        ],
        folder,
      );
      await terminal.sees('Do these assumptions fit?');
      await terminal.types(ENTER);
      await terminal.sees('Which language');
      await terminal.types(ENTER);
      await terminal.sees('Express – leaning');
      await terminal.sees('What now?');
      await terminal.types(DOWN, DOWN, ENTER);
      await terminal.sees('Which answer?');
      await terminal.types(...'language', ENTER);
      await terminal.sees('Which language');
      // From "no preference", the last row, up to "mostly Python".
      await terminal.types(UP, UP, ENTER);
      await terminal.sees('Django – ');
      await terminal.sees('What now?');
      await terminal.types(CTRL_C);
      expect(await terminal.ends(), terminal.screen).toBe(130);
    });

    it.each(QUESTIONS.map((question, index) => [question, index] as const))(
      'stops at "%s" with Ctrl-C, and leaves nothing',
      async (question, index) => {
        const place = path.join(folder, `stopped-${index}`);
        await fs.ensureDir(place);
        const terminal = new PseudoTerminal(FILES_ONLY, place);
        await terminal.sees('What are you building?');
        if (index > 0) {
          await terminal.types(...'shop', ENTER);
          await acceptsAll(terminal, QUESTIONS.slice(1, index));
          await terminal.sees(question);
        }
        await terminal.types(CTRL_C);
        expect(await terminal.ends(), terminal.screen).toBe(130);
        expect(terminal.screen).toContain('Cancelled; nothing was written.');
        expect(await fs.readdir(place)).toEqual([]);
      },
    );

    it('says what is left and how to go on when an install is stopped', async () => {
      const terminal = new PseudoTerminal(
        ['interrupted', ...SHOP, '--team', 'js', '--yes'],
        folder,
      );
      await terminal.sees('… install');
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await terminal.types(CTRL_C);
      expect(await terminal.ends(), terminal.screen).toBe(130);
      expect(terminal.screen).toContain(
        'The project is whole in interrupted, but not installed and proven.',
      );
      expect(terminal.screen).toContain('create-backend verify interrupted');
      expect(await fs.pathExists(path.join(folder, 'interrupted/package.json'))).toBe(true);
      expect(
        (await fs.readdir(folder)).filter((name) => name.startsWith('.create-backend')),
      ).toEqual([]);
    });
  },
);
