import { STACKS } from '../../packs/stacks.ts';
import type { CommandLine } from '../flags.ts';
import { catalogueOf } from '../options/catalogue.ts';
import { printCatalogue } from '../print/catalogue.ts';
import type { Session } from '../session.ts';

/** The catalogue: every question with its answers, every option, and what each stack has packs for. */
export function optionsCommand(_line: CommandLine, session: Session): Promise<void> {
  const catalogue = catalogueOf(session.catalogue);
  session.result = {
    ...catalogue,
    stacks: STACKS.map((stack) => ({
      stack,
      packs: session.catalogue
        .filter((pack) => pack.folder === stack)
        .map(({ id, manifest: { title, summary, status, answers, covers, ...rest } }) => ({
          id,
          title,
          summary,
          status,
          ...(rest.provenOn !== undefined && { provenOn: rest.provenOn }),
          answers: answers ?? {},
          default: rest.default,
          covers,
          implies: rest.implies,
          conflicts: rest.conflicts,
          env: rest.env.map(({ name, doc }) => ({ name, doc })),
        })),
    })),
  };
  if (!session.json) printCatalogue(catalogue, session.terminal);
  return Promise.resolve();
}
