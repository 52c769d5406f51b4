import type { CommandLine } from '../flags.ts';
import type { Session } from '../session.ts';
export async function completionCommand(_l: CommandLine, _s: Session): Promise<void> {}
