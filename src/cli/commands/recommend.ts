import { Cancelled, UserError } from '../../errors.ts';
import { missingByStack } from '../../plan/needs.ts';
import { recommend } from '../../recommend/recommend.ts';
import { clashSentence } from '../decide.ts';
import { withDefaults } from '../compose-draft.ts';
import { commandOf, draftOf, type Draft } from '../draft.ts';
import type { CommandLine } from '../flags.ts';
import { printReport } from '../print/report.ts';
import type { RecommendationDocument } from '../recommendation-document.ts';
import type { Session } from '../session.ts';

/** The recommendation alone; what isn't answered stays open. A clash is exit 2, with the whole document in `--json`. */
export function recommendCommand(line: CommandLine, session: Session): Promise<void> {
  const draft = draftOf(line);
  const outcome = recommend(draft.answers);
  const missing = missingByStack(outcome.answers, session.catalogue);
  const { express, django } = missing;
  const document: RecommendationDocument = {
    ...outcome,
    notGenerated: { express: express.map(({ id }) => id), django: django.map(({ id }) => id) },
  };
  session.result = document;
  if (!session.json) {
    printReport(outcome, session.terminal, missing);
    if (outcome.recommendation.framework !== null) sayHowToMakeIt(draft, session);
  }
  if (outcome.recommendation.confidence === 'clash') {
    throw new UserError(clashSentence(outcome), 'Change one of the two answers.');
  }
  if (session.signal.aborted) throw new Cancelled('Cancelled.');
  return Promise.resolve();
}

function sayHowToMakeIt(draft: Draft, { terminal }: Session): void {
  terminal.out('');
  terminal.out('To make it:');
  terminal.out(`  ${commandOf(withDefaults(draft, true))}`);
}
