import { execa } from 'execa';
import fs from 'fs-extra';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './create.ts';
import { CTRL_C, ENTER, hasPseudoTerminal, PseudoTerminal } from './pseudo-terminal.ts';

const { folder, remove } = await temporaryFolder();
afterAll(remove);

const BIN = fileURLToPath(new URL('../../bin/create-backend.js', import.meta.url));
const FILES_ONLY = ['--no-install', '--no-git'];
/** Everything that is asked before the verdict, but the language of the team. */
const ANSWERED =
  '--style unknown --services one --budget own --surface api --accounts none --database unknown'.split(
    ' ',
  );
const SHOP = ['--product', 'shop'];
const SCAFFOLD = '--language typescript --test-runner jest --resource'
  .split(' ')
  .concat('note body:text');

interface Saved {
  readonly blueprint: { readonly decision: object };
  readonly command: string;
}
const saved = async (name: string): Promise<Saved> =>
  (await fs.readJson(path.join(folder, name, '.create-backend.json'))) as Saved;

/** Waits for each question and takes what is under the cursor. */
async function acceptsAll(terminal: PseudoTerminal, questions: readonly string[]): Promise<void> {
  for (const question of questions) {
    await terminal.sees(question);
    await terminal.types(ENTER);
  }
}

async function isWritten(terminal: PseudoTerminal): Promise<void> {
  await terminal.sees('Write it?');
  await terminal.types('w');
  expect(await terminal.ends(), terminal.screen).toBe(0);
}

async function isStopped(terminal: PseudoTerminal): Promise<void> {
  await terminal.types(CTRL_C);
  expect(await terminal.ends(), terminal.screen).toBe(130);
}

describe.skipIf(!hasPseudoTerminal)(
  'the wizard [skipped off Linux: needs script from util-linux]',
  () => {
    it('is accepted with Enter, writes what it showed, and prints the command that does it again', async () => {
      const terminal = new PseudoTerminal(FILES_ONLY, folder);
      await terminal.sees('1 of 13 · What are you building?');
      await terminal.types(...'shop', ENTER);
      await terminal.sees('2 of 13 · Do these assumptions fit?');
      await terminal.types(ENTER);
      await terminal.sees('Which language does the team write?');
      await terminal.picks('Mostly JavaScript');
      await acceptsAll(terminal, [
        'Built-in answers',
        'One application',
        'Must you hire',
        'Which database?',
        'What now?',
        'Directory',
        'Language',
        'Test runner',
        'First resource',
        '13 of 13 · Write it?',
      ]);
      expect(await terminal.ends(), terminal.screen).toBe(0);
      const first = await saved('my-shop');
      expect(first.blueprint).toMatchObject({
        framework: 'express',
        resources: [{ name: 'product' }],
        decision: {
          answers: { product: 'shop', team: 'js', style: 'unknown', database: 'unknown' },
          chosen: 'express',
          by: 'recommendation',
        },
      });
      expect(terminal.screen).toContain('The same again, without a question:');
      expect(terminal.screen.replaceAll(/\s+/g, ' ')).toContain(first.command);

      await fs.remove(path.join(folder, 'my-shop'));
      await execa({
        shell: true,
        cwd: folder,
      })`${first.command.replace('create-backend', `node '${BIN}'`)} ${FILES_ONLY}`;
      expect((await saved('my-shop')).blueprint).toEqual(first.blueprint);
    });

    it('filters long lists by typing, and asks again when nothing matches', async () => {
      const terminal = new PseudoTerminal(FILES_ONLY, folder);
      await terminal.sees('What are you building?');
      await terminal.types(...'zz');
      await terminal.sees('nothing matches');
      await terminal.types(ENTER);
      await terminal.sees('What are you building?');
      await terminal.sees('An API for other programs');
      await terminal.types(...'why', ENTER);
      await terminal.sees('Towards Express');
      await terminal.sees('What are you building?');
      await terminal.types(ENTER);
      await terminal.sees('Do these assumptions fit?');
      await isStopped(terminal);
    });

    it('goes back by a row and by a key, and explains every question', async () => {
      const terminal = new PseudoTerminal([...SHOP, ...FILES_ONLY], folder);
      await acceptsAll(terminal, ['1 of 12 · Do these assumptions fit?']);
      await terminal.sees('2 of 12 · Which language');
      await terminal.types('?');
      await terminal.sees('Towards Django – decides alone: Only Python');
      await terminal.sees('2 of 12 · Which language');
      await terminal.picks('← Back');
      await terminal.sees('1 of 12 · Do these assumptions fit?');
      await terminal.types(ENTER);
      await terminal.sees('2 of 12 · Which language');
      await terminal.types(ENTER);
      await terminal.sees('3 of 12 · Built-in answers');
      await terminal.types('b');
      await terminal.sees('2 of 12 · Which language');
      await isStopped(terminal);
    });

    it('shows the new result when an answer is changed, and takes the change back', async () => {
      const terminal = new PseudoTerminal(
        [...SHOP, '--team', 'js', ...ANSWERED, ...FILES_ONLY],
        folder,
      );
      await terminal.sees('Express – ');
      await terminal.sees('What now?');
      await terminal.types('c');
      await terminal.sees('Which answer?');
      await terminal.types(...'language');
      await terminal.sees('now: Mostly JavaScript');
      await terminal.types(ENTER);
      await terminal.sees('Which language');
      await terminal.picks('Mostly Python');
      await terminal.sees('Django – ');
      await terminal.sees('Before your change: Express – ');
      await terminal.sees('What now?');
      await terminal.types('b');
      await terminal.sees('Express – ');
      await terminal.sees('What now?');
      await isStopped(terminal);
    });

    it('takes an override in one key, and keeps its reason beside the recommendation', async () => {
      const terminal = new PseudoTerminal(
        ['overridden', ...SHOP, '--team', 'py', ...ANSWERED, ...SCAFFOLD, ...FILES_ONLY],
        folder,
      );
      await terminal.sees('Django – ');
      await terminal.sees('What now?');
      await terminal.types('o');
      await terminal.sees('Why?');
      await terminal.types(...'We have Node servers', ENTER);
      await isWritten(terminal);
      expect((await saved('overridden')).blueprint.decision).toMatchObject({
        recommended: 'django',
        chosen: 'express',
        by: 'user',
        reason: 'We have Node servers',
      });
      const record = path.join(folder, 'overridden/docs/adr/0001-backend-framework.md');
      const text = await fs.readFile(record, 'utf8');
      expect(text).toContain('We have Node servers');
      expect(text).toContain('Django was recommended');
    });

    it('asks which of two clashing answers gives way', async () => {
      const terminal = new PseudoTerminal(
        ['clash', ...SHOP, '--team', 'jsonly', '--admin', 'must', ...ANSWERED, ...FILES_ONLY],
        folder,
      );
      await terminal.sees('Which answer gives way?');
      await terminal.sees('Change "Only JavaScript or TypeScript"');
      await terminal.sees('Change "Yes, on day one"');
      await terminal.picks('Change "Yes, on day one"');
      await terminal.sees('admin');
      await terminal.picks('No');
      await terminal.sees('Express – ');
      await terminal.sees('Accept Express');
      await isStopped(terminal);
    });

    it('says that a toss-up is one, and offers what would decide', async () => {
      const terminal = new PseudoTerminal(
        [
          'toss-up',
          ...'--product other --team both --style unknown --services one'.split(' '),
          ...'--budget own --database unknown'.split(' '),
          ...FILES_ONLY,
        ],
        folder,
      );
      await terminal.sees('Either works');
      await terminal.sees('What now?');
      await terminal.sees('Answer: ');
      await terminal.types('d');
      await terminal.sees('What will it serve?');
      await terminal.picks('HTML pages');
      await terminal.sees('Accept Django');
      await isStopped(terminal);
    });

    it('keeps a line that was refused, to be mended, also in a narrow terminal', async () => {
      const terminal = new PseudoTerminal(
        ['narrow', ...SHOP, '--team', 'js', ...ANSWERED, '--test-runner', 'jest', ...FILES_ONLY],
        folder,
        { columns: 60, rows: 20 },
      );
      await acceptsAll(terminal, ['What now?', 'Language']);
      await terminal.sees('First resource');
      await terminal.types('o');
      await terminal.sees('Resource (');
      await terminal.types('\u0015', ...'note body:txt', ENTER);
      await terminal.sees('"txt" is not a type');
      await terminal.sees('Resource (');
      await terminal.types('\u007F', '\u007F', ...'ext', ENTER);
      await terminal.sees('Write it?');
      await terminal.sees('Resource: note (body)');
      await isStopped(terminal);
    });
  },
);
