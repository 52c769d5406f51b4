import fs from 'fs-extra';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './create.ts';
import { CTRL_C, ENTER, hasPseudoTerminal, PseudoTerminal } from './pseudo-terminal.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

/** Every question of a run, with the row to pick or the keys that go on from it. */
const QUESTIONS: readonly (readonly [question: string, ...keys: string[]])[] = [
  ['What are you building?', ...'shop', ENTER],
  ['Do these assumptions fit?', ENTER],
  ['Which language does the team write?', 'Mostly JavaScript'],
  ['Built-in answers', ENTER],
  ['One application', ENTER],
  ['Must you hire', ENTER],
  ['Which database?', ENTER],
  ['What now?', 'o'],
  ['Why?', ENTER],
  ['Directory', 'o'],
  ['Directory (', ...'stopped', ENTER],
  ['Test runner', ENTER],
  ['First resource', 'o'],
  ['Resource (', ENTER],
  ['Write it?'],
];

describe.skipIf(!hasPseudoTerminal)(
  'stopping the wizard [skipped off Linux: needs script from util-linux]',
  () => {
    it.each(QUESTIONS.map(([question], index) => [question, index] as const))(
      'at "%s" with Ctrl-C leaves nothing',
      async (question, index) => {
        const place = path.join(folder, `stopped-${index}`);
        await fs.ensureDir(place);
        const terminal = new PseudoTerminal(['--no-install', '--no-git'], place);
        for (const [earlier, ...keys] of QUESTIONS.slice(0, index)) {
          await terminal.sees(earlier);
          const [row = ''] = keys;
          await (row.length > 1 ? terminal.picks(row) : terminal.types(...keys));
        }
        await terminal.sees(question);
        await terminal.types(CTRL_C);
        expect(await terminal.ends(), terminal.screen).toBe(130);
        expect(terminal.screen).toContain('Cancelled; nothing was written.');
        if (index > 0) expect(terminal.screen).toContain('--product shop');
        expect(await fs.readdir(place)).toEqual([]);
      },
    );

    it.each([
      ['Escape at a list', '\u001B', 'Which language', []],
      ['Ctrl-D at a list', '\u0004', 'Which language', []],
      ['Ctrl-D at a line', '\u0004', 'Why?', ['--team', 'js', '--style', 'unknown']],
    ])('by %s ends like Ctrl-C', async (_, key, question, given) => {
      const place = path.join(folder, 'by-key');
      await fs.emptyDir(place);
      const terminal = new PseudoTerminal(
        '--product other --services one --budget own --database unknown --no-install --no-git'
          .split(' ')
          .concat(given),
        place,
      );
      if (question === 'Why?') {
        await terminal.sees('What now?');
        await terminal.types('o');
      }
      await terminal.sees(question);
      await terminal.types(key);
      expect(await terminal.ends(), terminal.screen).toBe(130);
      expect(await fs.readdir(place)).toEqual([]);
    });

    it('is not needed with --json: nobody is asked, and the document stands alone', async () => {
      const terminal = new PseudoTerminal(['--product', 'shop', '--json'], folder);
      expect(await terminal.ends(), terminal.screen).toBe(2);
      expect(terminal.screen).toContain('Nobody can be asked here, and a directory is missing.');
    });

    it('in the middle of an install says what is left and how to go on', async () => {
      const terminal = new PseudoTerminal(
        ['interrupted', '--product', 'shop', '--team', 'js', '--yes'],
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
