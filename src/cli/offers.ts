import path from 'node:path';
import { projectNameOf } from '../choices/project-name.ts';
import { valuesOf } from '../packs/resolve.ts';
import { plan } from '../plan/plan.ts';
import { composeDraft } from './compose-draft.ts';
import { commandOf } from './draft.ts';
import { printBlueprint, printNotes } from './print/summary.ts';
import { printTree } from './print/tree.ts';
import type { Machine } from './python-choices.ts';
import type { Session } from './session.ts';
import type { Offers } from './wizard.ts';

/** What the wizard can offer with the packs there are, on this machine. */
export function offersOf(session: Session, machine: Machine): Offers {
  return {
    generates: (stack) => session.catalogue.some((pack) => pack.folder === stack),
    valuesOf: (stack, option) =>
      valuesOf(session.catalogue, stack, option).map((value) => {
        const pack = session.catalogue.find(
          (candidate) =>
            candidate.folder === stack && candidate.manifest.answers?.[option]?.includes(value),
        );
        return {
          value,
          title: pack?.manifest.title ?? value,
          ...(pack && { hint: pack.manifest.summary }),
        };
      }),
    preview(draft) {
      const name = projectNameOf(path.resolve(draft.directory ?? ''));
      const { blueprint, notes } = composeDraft(draft, name, machine, session, false);
      const tree = plan(blueprint, session.catalogue, {
        version: session.version,
        command: commandOf(draft),
      });
      printBlueprint(blueprint, session.terminal);
      session.terminal.out('');
      session.terminal.out(printTree([...tree.keys()]));
      session.terminal.out('');
      printNotes(notes, blueprint, session.terminal);
    },
  };
}
