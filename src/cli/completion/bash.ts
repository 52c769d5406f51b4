import { INVOCATION } from '../../invocation.ts';
import type { CompletedFlag, Completion, Word } from './completion.ts';

/** The script for bash, 3.2 (macOS) and later; to be sourced. */
export function bashScript({ commands, shells, flags }: Completion): string {
  const named = flags.flatMap(({ word, short }) => (short ? [word, `-${short}`] : [word]));
  return `# bash completion of ${INVOCATION}; made by: ${INVOCATION} completion bash
_create_backend() {
  local IFS=$'\\n' word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}"
  COMPREPLY=()
  # bash splits --flag=value at the sign.
  if [[ $word == = ]]; then
    word=
  elif [[ $before == = ]]; then
    before="\${COMP_WORDS[COMP_CWORD - 2]}"
  fi
  case $before in
${flags.flatMap(caseOf).join('\n')}
    completion)
      COMPREPLY=($(compgen -W ${words(shells)} -- "$word"))
      return
      ;;
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W $'${named.join('\\n')}' -- "$word"))
    return
  fi
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W ${words(commands)} -- "$word"))
  fi
  COMPREPLY+=($(compgen -d -- "$word"))
  compopt -o filenames 2>/dev/null
}
complete -F _create_backend ${INVOCATION}
`;
}

/** Ids are letters, digits, dots and dashes, so that they need no quoting of their own. */
const words = (list: readonly Word[]): string => `$'${list.map(({ word }) => word).join('\\n')}'`;

function caseOf(flag: CompletedFlag): string[] {
  if (flag.takes === 'nothing') return [];
  return [`    ${flag.word})`, ...repliesOf(flag).map((line) => `      ${line}`), '      ;;'];
}

function repliesOf({ takes, words: list, isList }: CompletedFlag): string[] {
  if (takes === 'file')
    return ['COMPREPLY=($(compgen -f -- "$word"))', 'compopt -o filenames 2>/dev/null', 'return'];
  if (takes !== 'words') return ['return'];
  if (!isList) return [`COMPREPLY=($(compgen -W ${words(list)} -- "$word"))`, 'return'];
  return [
    'local done=',
    'if [[ $word == *,* ]]; then done="${word%,*},"; fi',
    `COMPREPLY=($(compgen -P "$done" -W ${words(list)} -- "\${word##*,}"))`,
    'return',
  ];
}
