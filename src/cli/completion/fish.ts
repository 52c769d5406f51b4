import { INVOCATION } from '../../invocation.ts';
import type { CompletedFlag, Completion, Word } from './completion.ts';

const FIRST = quoted('test (count (commandline -opc)) -eq 1');
const SHELL_WANTED = quoted('__fish_seen_subcommand_from completion');

/** The script for fish; to be sourced, or saved in ~/.config/fish/completions. */
export function fishScript({ commands, shells, flags }: Completion): string {
  return [
    `# fish completion of ${INVOCATION}; made by: ${INVOCATION} completion fish`,
    `complete -c ${INVOCATION} -f`,
    `complete -c ${INVOCATION} -n ${FIRST} -a ${list(commands)}`,
    `complete -c ${INVOCATION} -n ${SHELL_WANTED} -a ${list(shells)}`,
    `complete -c ${INVOCATION} -n ${quoted('not __fish_seen_subcommand_from completion')} -a ${quoted('(__fish_complete_directories)')}`,
    ...flags.map(lineOf),
    '',
  ].join('\n');
}

function lineOf({ word, short, help, takes, words }: CompletedFlag): string {
  return [
    `complete -c ${INVOCATION}`,
    `-l ${word.slice(2)}`,
    ...(short ? [`-s ${short}`] : []),
    `-d ${quoted(help)}`,
    ...(takes === 'nothing' ? [] : takes === 'file' ? ['-r -F'] : ['-x']),
    ...(takes === 'words' ? [`-a ${list(words)}`] : []),
  ].join(' ');
}

/** `api\\t"An API"`: fish reads the list like words of a command, so that what is quoted once is quoted again. */
const list = (words: readonly Word[]): string =>
  quoted(
    words
      .map(({ word, help }) =>
        help === '' ? word : `${word}\\t"${help.replaceAll(/["\\$]/g, String.raw`\$&`)}"`,
      )
      .join(' '),
  );

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}
