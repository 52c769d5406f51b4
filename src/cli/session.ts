import { Cancelled } from '../errors.ts';
import type { Pack } from '../packs/pack.ts';
import type { Template } from '../plan/render.ts';
import type { Terminal } from './terminal.ts';

/** What a command runs in. */
export interface Session {
  readonly terminal: Terminal;
  readonly json: boolean;
  readonly version: string;
  /** The package manager that started us, which is the default for projects. */
  readonly packageManager: string;
  readonly catalogue: readonly Pack<Template>[];
  /** Fires on Ctrl-C. */
  readonly signal: AbortSignal;
  throwIfCancelled(message: string): void;
  /** The document that `--json` prints at the end. */
  result: unknown;
}

export function sessionOf(
  parts: Pick<Session, 'terminal' | 'json' | 'version' | 'packageManager' | 'catalogue' | 'signal'>,
): Session {
  return {
    ...parts,
    throwIfCancelled(message) {
      if (parts.signal.aborted) throw new Cancelled(message);
    },
    result: undefined,
  };
}
