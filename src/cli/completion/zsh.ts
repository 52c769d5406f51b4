import { INVOCATION } from '../../invocation.ts';
import type { CompletedFlag, Completion, Word } from './completion.ts';

/** The script for zsh: to be sourced after compinit, or saved as _create-backend in a folder of $fpath. */
export function zshScript({ commands, shells, flags }: Completion): string {
  const named = flags.flatMap(({ word, short, help }) => [
    { word, help },
    ...(short ? [{ word: `-${short}`, help }] : []),
  ]);
  return `#compdef ${INVOCATION}
# zsh completion of ${INVOCATION}; made by: ${INVOCATION} completion zsh
_create_backend() {
  local before="\${words[CURRENT-1]}"
  local -a list
  if [[ \${words[CURRENT]} == --*=* ]]; then
    before="\${words[CURRENT]%%=*}"
    compset -P '*='
  fi
  case $before in
${flags.flatMap(caseOf).join('\n')}
    completion)
      ${listOf(shells)}
      _describe shell list
      return
      ;;
  esac
  if [[ \${words[CURRENT]} == -* ]]; then
    ${listOf(named)}
    _describe -o option list
    return
  fi
  if ((CURRENT == 2)); then
    ${listOf(commands)}
    _describe command list
  fi
  _files -/
}
if [[ \${funcstack[1]} == _create_backend || \${funcstack[1]} == _${INVOCATION} ]]; then
  _create_backend "$@"
else
  compdef _create_backend ${INVOCATION}
fi
`;
}

function caseOf(flag: CompletedFlag): string[] {
  if (flag.takes === 'nothing') return [];
  return [`    ${flag.word})`, ...repliesOf(flag).map((line) => `      ${line}`), '      ;;'];
}

function repliesOf({ takes, words, isList }: CompletedFlag): string[] {
  if (takes === 'file') return ['_files', 'return'];
  if (takes !== 'words') return ['_message text', 'return'];
  return [...(isList ? ["compset -P '*,'"] : []), listOf(words), '_describe answer list', 'return'];
}

const listOf = (words: readonly Word[]): string =>
  `list=(${words.map(({ word, help }) => quoted(help === '' ? word : `${word}:${help}`)).join(' ')})`;

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
