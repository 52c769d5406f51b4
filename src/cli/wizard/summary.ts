import { CliError } from '../../errors.ts';
import { BACK } from '../asking.ts';
import { countNoteLines, printNotes } from '../print/summary.ts';
import { printTree } from '../print/tree.ts';
import { wrap } from '../print/wrap.ts';
import { rowsOf, type Edit } from './summary-rows.ts';
import type { Planned, State, Step, Surroundings } from './step.ts';

/** What the menu below the preview takes of the screen, beside its rows. */
const LINES_OF_MENU = 6;
const LEAST_OF_TREE = 3;

/** Everything that was chosen, to be changed or written. */
export const summary: Step = {
  id: 'summary',
  isOpen: ({ done }) => !done,
  async ask(state, around, at) {
    const planned = plannedOrProblem(state, around);
    const rows = rowsOf(state, planned instanceof CliError ? undefined : planned, around);
    preview(planned, rows.length, around);
    for (;;) {
      const edit = await around.asking.choose<Edit>({
        message: at.label(planned instanceof CliError ? 'What gives way?' : 'Write it?'),
        choices: rows,
        back: at.back,
        filtered: false,
      });
      const next = edit === BACK ? BACK : await edit(state, around);
      // Back from an edit is back in the summary.
      if (edit === BACK || next !== BACK) return next;
    }
  },
};

/** What would be written, or why it can't be: nothing that was said is lost over it. */
function plannedOrProblem({ draft }: State, { offers }: Surroundings): Planned | CliError {
  try {
    return offers.plan(draft);
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
}

function preview(planned: Planned | CliError, rows: number, { terminal }: Surroundings): void {
  const { out, paint } = terminal;
  out('');
  if (planned instanceof CliError) {
    out(paint('red', wrap(`✖ ${planned.message}`)));
    if (planned.advice !== undefined) out(wrap(planned.advice, '  '));
  } else {
    const { notes, blueprint, files } = planned;
    const room = terminal.height - rows - LINES_OF_MENU - countNoteLines(notes, blueprint);
    out(printTree(files, Math.max(LEAST_OF_TREE, room)));
    out('');
    printNotes(notes, blueprint, terminal);
  }
  out('');
}
