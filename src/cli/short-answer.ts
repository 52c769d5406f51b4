import type { CommandLine } from './flags.ts';
import { helpText } from './print/help.ts';

/** What `--version` and `--help` say; undefined where a command line asks for more than that. */
export function shortAnswer({ values }: CommandLine, version: string): string | undefined {
  if (values['version'] === true) return version;
  return values['help'] === true ? helpText() : undefined;
}
