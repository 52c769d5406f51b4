import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { bashScript } from '../../src/cli/completion/bash.ts';
import { completionOf, type Completion } from '../../src/cli/completion/completion.ts';
import { fishScript } from '../../src/cli/completion/fish.ts';
import { zshScript } from '../../src/cli/completion/zsh.ts';
import { flagOf, OPTIONS } from '../../src/cli/options.ts';
import type { Shell } from '../../src/cli/verbs.ts';
import { catalogue } from '../support/catalogue.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'create-backend-completion-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const completion = completionOf(catalogue);

/** As if there were features: lists with commas. */
const withFeatures: Completion = {
  ...completion,
  flags: completion.flags.map((flag) =>
    flag.word === '--feature'
      ? {
          ...flag,
          takes: 'words',
          words: ['docker', 'openapi'].map((word) => ({ word, help: '' })),
        }
      : flag,
  ),
};

const file = (shell: Shell, text: string): string => {
  const name = path.join(folder, `completion.${shell}`);
  writeFileSync(name, text);
  return name;
};
const FILES = {
  bash: file('bash', bashScript(withFeatures)),
  zsh: file('zsh', zshScript(withFeatures)),
  fish: file('fish', fishScript(withFeatures)),
};

function hasShell(shell: Shell): boolean {
  try {
    execFileSync(shell, ['-c', 'exit 0'], { stdio: 'ignore' });
    return process.platform !== 'win32';
  } catch {
    return false;
  }
}

it('knows every flag, and the values of what has any', () => {
  expect(completion.flags.map(({ word }) => word)).toEqual(OPTIONS.map(({ id }) => flagOf(id)));
  const wordsOf = (flag: string) =>
    completion.flags.find(({ word }) => word === flag)?.words.map(({ word }) => word);
  expect(wordsOf('--database')).toContain('couchdb');
  expect(wordsOf('--test-runner')).toEqual(expect.arrayContaining(['jest', 'pytest']));
  expect(wordsOf('--framework')).toEqual(['express', 'django']);
  expect(wordsOf('--package-manager')).toContain('npm');
});

/** What is typed, and the words that it can become. */
const CASES: readonly (readonly [typed: string, words: readonly string[]])[] = [
  ['create-backend recom', ['recommend']],
  ['create-backend completion f', ['fish']],
  ['create-backend my-shop --pro', ['--product']],
  ['create-backend my-shop --dat', ['--data', '--database']],
  ['create-backend --product s', ['shop', 'social', 'spa']],
  ['create-backend my-shop --team js --test-runner je', ['jest']],
];

const [bash, zsh, fish] = (['bash', 'zsh', 'fish'] as const).map(hasShell);

describe.skipIf(!bash)('in bash [skipped where there is no bash]', () => {
  /** `--flag=value` is three words to bash. */
  const complete = (typed: string): string[] => {
    const words = typed.split(/ |(?==)|(?<==)/).map((word) => `'${word}'`);
    const script = `source '${FILES.bash}'
COMP_WORDS=(${words.join(' ')}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_create_backend; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['--norc', '-c', script], { cwd: folder, encoding: 'utf8' })
      .split('\n')
      .filter(Boolean)
      .toSorted();
  };

  it.each([
    ...CASES,
    ['create-backend --product=cr', ['crm']] as const,
    [
      'create-backend --product=',
      completion.flags[0]?.words.map(({ word }) => word) ?? [],
    ] as const,
    ['create-backend --feature docker,op', ['docker,openapi']] as const,
    ['create-backend --config completion.f', ['completion.fish']] as const,
    ['create-backend --reason s', []] as const,
  ])('%s', (typed, words) => {
    expect(complete(typed)).toEqual(words.toSorted());
  });
});

describe.skipIf(!fish)('in fish [skipped where there is no fish]', () => {
  const complete = (typed: string): string[] =>
    execFileSync('fish', ['--no-config', '-c', `source '${FILES.fish}'; complete -C '${typed}'`], {
      cwd: folder,
      encoding: 'utf8',
    })
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t')[0] ?? '')
      .toSorted();

  it.each([...CASES, ['create-backend --product=cr', ['--product=crm']] as const])(
    '%s',
    (typed, words) => {
      expect(complete(typed)).toEqual(words);
    },
  );
});

describe.skipIf(!zsh || process.platform !== 'linux')(
  'in zsh [skipped where there is no zsh, and off Linux: needs script from util-linux]',
  () => {
    const CASES_OF_ONE = [
      ...CASES.filter(([, words]) => words.length === 1),
      ['create-backend --product=cr', ['--product=crm']] as const,
      ['create-backend --feature docker,op', ['docker,openapi']] as const,
    ];

    it('gives the command what Tab has completed', async () => {
      const shell = spawn('script', ['-qec', 'zsh -f -i', '/dev/null'], {
        cwd: folder,
        env: { ...process.env, TERM: 'dumb', PS1: '> ' },
      });
      let screen = '';
      shell.stdout.on('data', (chunk: Buffer) => (screen += chunk.toString()));
      const sees = async (pattern: RegExp): Promise<string> => {
        for (let tries = 0; tries < 1000; tries += 1) {
          const found = pattern.exec(stripVTControlCharacters(screen));
          if (found) return found[1] ?? '';
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        throw new Error(`${pattern} did not appear:\n${screen}`);
      };
      shell.stdin.write(
        `autoload -U compinit && compinit -D -u && source '${FILES.zsh}' && create-backend() { print "got=$*=" } && print rea''dy\r`,
      );
      await sees(/ready/);
      for (const [typed, [word = '']] of CASES_OF_ONE) {
        screen = '';
        shell.stdin.write(`${typed}\t\r`);
        const before = typed.split(' ').slice(1, -1);
        expect(await sees(/got=(.*)=\r/), typed).toBe([...before, word].join(' '));
      }
      shell.kill();
    }, 30_000);
  },
);
