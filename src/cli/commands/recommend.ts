import { Cancelled, UserError } from '../../errors.ts';
import { recommend } from '../../recommend/recommend.ts';
import { clashSentence } from '../decide.ts';
import { draftOf } from '../draft.ts';
import type { CommandLine } from '../flags.ts';
import { printReport } from '../print/report.ts';
import type { Session } from '../session.ts';

/** The recommendation alone; what isn't answered stays open. A clash is exit 2, with the whole document in `--json`. */
export function recommendCommand(line: CommandLine, session: Session): Promise<void> {
  const outcome = recommend(draftOf(line).answers);
  session.result = outcome;
  if (!session.json) printReport(outcome, session.terminal);
  if (outcome.recommendation.confidence === 'clash') {
    throw new UserError(clashSentence(outcome), 'Change one of the two answers.');
  }
  if (session.signal.aborted) throw new Cancelled('Cancelled.');
  return Promise.resolve();
}
