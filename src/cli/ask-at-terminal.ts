import type { Environment } from '../run/probe.ts';
import { terminalAsking } from './ask.ts';
import type { Draft } from './draft.ts';
import type { Needs } from './finish.ts';
import { offersOf } from './offers.ts';
import type { Session } from './session.ts';
import { askForDraft } from './wizard/wizard.ts';

/** The wizard at this process's terminal, with what can be generated on this machine. Throws Cancelled. */
export function askAtTerminal(
  draft: Draft,
  environment: Environment,
  needs: Needs,
  dryRun: boolean,
  session: Session,
): Promise<Draft> {
  const { terminal } = session;
  const offers = offersOf(session, environment, needs, dryRun);
  return askForDraft(draft, { asking: terminalAsking(terminal), offers, terminal });
}
