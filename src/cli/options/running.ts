import type { Option } from './option.ts';

/** How a run goes; nothing here changes what is generated. */
export const RUNNING: readonly Option[] = [
  { id: 'yes', kind: 'switch', group: 'running', short: 'y', help: 'Take the defaults, never ask' },
  {
    id: 'config',
    kind: 'text',
    group: 'running',
    placeholder: 'FILE',
    help: 'Read options from a JSON file (- for standard input); flags win',
  },
  {
    id: 'dryRun',
    kind: 'switch',
    group: 'running',
    help: 'Show what would be written, write nothing',
  },
  { id: 'noInstall', kind: 'switch', group: 'running', help: 'Write the files only' },
  { id: 'noGit', kind: 'switch', group: 'running', help: 'Make no git repository' },
  { id: 'noVerify', kind: 'switch', group: 'running', help: 'Install, but skip the proof' },
  { id: 'json', kind: 'switch', group: 'running', help: 'One JSON document on standard output' },
  { id: 'verbose', kind: 'switch', group: 'running', help: 'Show the stack of an error' },
  { id: 'help', kind: 'switch', group: 'running', short: 'h', help: 'Show this help' },
  { id: 'version', kind: 'switch', group: 'running', short: 'V', help: 'Show the version' },
];
