import { wasChanged } from '../choices/project-name.ts';
import type { Composition } from '../plan/compose.ts';
import { plan } from '../plan/plan.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import { recommend } from '../recommend/recommend.ts';
import { probe, probePython, type Environment } from '../run/probe.ts';
import type { Tree } from '../tree/tree.ts';
import { composeDraft, settled, withDefaults } from './compose-draft.ts';
import { commandOf, draftOf, type Draft } from './draft.ts';
import type { Needs } from './finish.ts';
import type { CommandLine } from './flags.ts';
import { inspectPlace, reportEnvironment, requireTools, type Place } from './preflight.ts';
import { printOverride, printReport } from './print/report.ts';
import { printNotes } from './print/summary.ts';
import { machineOf } from './python-choices.ts';
import { requireNamedPython } from './require-python.ts';
import type { Session } from './session.ts';

/** A project that is decided and planned; nothing of it is written yet. */
export interface Prepared {
  readonly draft: Draft;
  readonly environment: Environment;
  readonly place: Place;
  readonly composition: Composition;
  readonly tree: Tree;
  /** The command that makes the same project elsewhere. */
  readonly command: string;
}

/** probe → ask → recommend → choose → plan. Throws UserError where it can't be, before anything is written. */
export async function prepare(
  line: CommandLine,
  needs: Needs,
  asking: boolean,
  session: Session,
): Promise<Prepared> {
  const { terminal } = session;
  const said = (id: string): boolean => line.values[id] === true;
  let draft = draftOf(line);
  let environment = await probe(
    { ...needs, python: needs.install || asking },
    {
      packageManager: draft.packageManager ?? session.packageManager,
      python: draft.python,
      django: draft.django,
    },
  );
  reportEnvironment(environment, { ...needs, django: draft.django }, terminal);
  if (draft.directory !== undefined) await inspectPlace(draft.directory);
  if (asking) {
    // Loaded when needed: a run without questions shouldn't wait for the prompts.
    const { askAtTerminal } = await import('./ask-at-terminal.ts');
    draft = await askAtTerminal(draft, environment, needs, said('dryRun'), session);
  } else {
    draft = withDefaults(draft, said('yes'));
  }
  const place = await inspectPlace(draft.directory ?? '');
  const compose = () =>
    composeDraft(draft, place.name, machineOf(environment), session, said('yes'));
  let composition = compose();
  if (composition.blueprint.framework === 'django' && environment.pythons === undefined) {
    // Nothing will be installed, but what is written names the Python and its package manager.
    environment = { ...environment, ...(await probePython(draft)) };
    composition = compose();
    requireNamedPython(composition.blueprint, environment.pythons, draft.python);
  }
  draft = settled(draft, composition.blueprint);
  // The wizard has shown it already.
  if (!asking) {
    const beside = { ...terminal, out: terminal.note };
    // What is missing is said among the notes: there the packs are known.
    printReport(recommend(draft.answers), beside);
    printOverride(composition.blueprint.decision, beside);
  }
  const command = commandOf(shareable(draft, composition.blueprint));
  const tree = plan(composition.blueprint, session.catalogue, {
    version: session.version,
    command,
  });
  announce(place, asking ? undefined : composition, session);
  if (needs.install) requireTools(composition.blueprint, environment, draft.python);
  return { draft, environment, place, composition, tree, command };
}

/** What was decided for the user; a summary that was shown has said it already. */
function announce(
  { name }: Place,
  composition: Composition | undefined,
  { terminal }: Session,
): void {
  terminal.note('');
  if (wasChanged(name)) {
    terminal.note(
      `The project's name is ${name.slug} (for Python and databases ${name.module}), from "${name.title}".`,
    );
  }
  if (composition) printNotes(composition.notes, composition.blueprint, terminal);
}

/** What goes into the recorded command: a path of this machine becomes the version that is there. */
const shareable = (draft: Draft, { python }: Blueprint): Draft =>
  draft.python !== undefined && python !== undefined ? { ...draft, python } : draft;
