import { randomBytes } from 'node:crypto';
import { create as writeProject } from '../../../generators/create.ts';
import { wasChanged } from '../../choices/project-name.ts';
import type { Composition } from '../../plan/compose.ts';
import { packsOf, plan } from '../../plan/plan.ts';
import type { Blueprint } from '../../plan/blueprint.ts';
import { INVOCATION } from '../../invocation.ts';
import { recommend } from '../../recommend/recommend.ts';
import { probe, probePython } from '../../run/probe.ts';
import { toolchainOf, type Toolchain } from '../../run/toolchain.ts';
import { Receipt, type Step } from '../../run/steps.ts';
import type { Change } from '../../tree/diff.ts';
import type { Tree } from '../../tree/tree.ts';
import { requireNamedPython } from '../require-python.ts';
import { composeDraft, settled, withDefaults } from '../compose-draft.ts';
import { commandOf, draftOf, quoted, type Draft } from '../draft.ts';
import { finish, shown } from '../finish.ts';
import type { CommandLine } from '../flags.ts';
import { inspectPlace, reportEnvironment, requireTools, type Place } from '../preflight.ts';
import { machineOf } from '../python-choices.ts';
import { stepProgress } from '../print/progress.ts';
import { printOverride, printReport } from '../print/report.ts';
import { printBlueprint, printCommand, printDone, printNotes } from '../print/summary.ts';
import { printTree } from '../print/tree.ts';
import { installCommands } from '../project.ts';
import type { Session } from '../session.ts';

/** ask → recommend → choose → generate → install → prove. */
export async function createCommand(line: CommandLine, session: Session): Promise<void> {
  const { terminal } = session;
  const said = (id: string): boolean => line.values[id] === true;
  const needs = {
    install: !said('noInstall') && !said('dryRun'),
    git: !said('noGit') && !said('dryRun'),
    verify: !said('noVerify'),
  };
  const yes = said('yes');
  const asking = terminal.interactive && !yes;
  let draft = draftOf(line);
  let environment = await probe(
    { ...needs, python: needs.install || asking },
    { packageManager: draft.packageManager ?? session.packageManager, python: draft.python },
  );
  reportEnvironment(environment, needs, terminal);
  if (draft.directory !== undefined) await inspectPlace(draft.directory);
  if (asking) {
    // Loaded when needed: a run without questions shouldn't wait for the prompts.
    const { askAtTerminal } = await import('../ask-at-terminal.ts');
    draft = await askAtTerminal(draft, environment, needs, said('dryRun'), session);
  } else {
    draft = withDefaults(draft, yes);
  }
  const place = await inspectPlace(draft.directory ?? '');
  const compose = () => composeDraft(draft, place.name, machineOf(environment), session, yes);
  let composition = compose();
  if (composition.blueprint.framework === 'django' && environment.pythons === undefined) {
    // Nothing will be installed, but what is written names the Python and its package manager.
    environment = { ...environment, ...(await probePython(draft.python)) };
    composition = compose();
    requireNamedPython(environment.pythons, draft.python);
  }
  draft = settled(draft, composition.blueprint);
  // The wizard has shown it already.
  if (!asking) {
    const beside = { ...terminal, out: terminal.note };
    // What is missing is said among the notes: there the packs are known.
    printReport(recommend(draft.answers), beside);
    printOverride(composition.blueprint.decision, beside);
  }
  const tree = plan(composition.blueprint, session.catalogue, {
    version: session.version,
    command: commandOf(shareable(draft, composition.blueprint)),
  });
  announce(place, asking ? undefined : composition, session);
  if (needs.install) requireTools(composition.blueprint, environment, draft.python);
  if (said('dryRun')) return reportDryRun(draft, place, composition, tree, session);

  session.throwIfCancelled('Cancelled; nothing was written.');
  const toolchain = toolchainOf(composition.blueprint, place.directory, environment.pythons);
  const changes = await writeProject({
    tree,
    directory: place.directory,
    target: place.target,
    localFiles: [
      ...localFiles(tree, secretsOf(composition.blueprint, session.catalogue)),
      ...Object.entries(toolchain.localFiles).map(([path, text]): Change => ({
        path,
        kind: 'create',
        text,
      })),
    ],
    changes: [],
  });
  const receipt = new Receipt(stepProgress(terminal));
  const result = {
    ...resultOf(draft, place, composition),
    files: changes.map((change) => change.path).toSorted(),
    steps: receipt.steps,
  };
  // Set before anything can fail: a receipt that ends early is still worth having.
  session.result = {
    ...result,
    next: nextCommands(place, composition.blueprint, toolchain, { install: false }, session),
  };
  const proof = await finish(
    place.directory,
    composition.blueprint,
    toolchain,
    needs,
    receipt,
    session,
  );
  const next = nextCommands(place, composition.blueprint, toolchain, needs, session);
  if (proof && !proof.proven) next.push(`${INVOCATION} verify ${quoted(shown(place.directory))}`);
  session.result = { ...result, proof: proof ?? null, next };
  if (!session.json)
    printDone(shown(place.directory), composition.blueprint, proof, next, terminal);
  if (asking) printCommand(draft, terminal);
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

/** `.env` holds this machine's own values, and is ignored by git: the example's, with secrets made here. */
function localFiles(tree: Tree, secrets: readonly string[]): Change[] {
  let text = tree.get('.env.example');
  if (text === undefined) return [];
  for (const name of secrets) {
    text = text.replace(
      new RegExp(`^${name}=.*$`, 'm'),
      `${name}=${randomBytes(48).toString('base64url')}`,
    );
  }
  return [{ path: '.env', kind: 'create', text }];
}

const secretsOf = (blueprint: Blueprint, catalogue: Session['catalogue']): string[] =>
  packsOf(blueprint, catalogue)
    .flatMap((pack) => pack.manifest.env)
    .filter((variable) => variable.secret)
    .map((variable) => variable.name);

/** The parts of the `--json` document that are known before anything is written. */
function resultOf(draft: Draft, { directory }: Place, { blueprint }: Composition) {
  return {
    directory,
    framework: blueprint.framework,
    recommendation: recommend(draft.answers),
    blueprint,
    files: [] as string[],
    steps: [] as readonly Step[],
    proof: null,
    notGenerated: blueprint.notGenerated,
    next: [] as string[],
  };
}

/** What to type next; scripts are those that the packs run after an install and for development. */
function nextCommands(
  { directory }: Place,
  blueprint: Blueprint,
  toolchain: Toolchain,
  needs: { install: boolean },
  session: Session,
): string[] {
  const folder = shown(directory);
  const manifests = packsOf(blueprint, session.catalogue).map((pack) => pack.manifest);
  const develop = manifests.flatMap((manifest) => manifest.develop ?? []);
  return [
    ...(folder === '.' ? [] : [`cd ${quoted(folder)}`]),
    ...(needs.install ? [] : installCommands(blueprint, session.catalogue, toolchain)),
    ...develop.map((script) => toolchain.typed.script(script)),
  ];
}

function reportDryRun(
  draft: Draft,
  place: Place,
  composition: Composition,
  tree: Tree,
  session: Session,
): void {
  const command = commandOf(shareable(draft, composition.blueprint));
  session.result = {
    ...resultOf(draft, place, composition),
    files: [...tree.keys()],
    next: [command],
  };
  if (session.json) return;
  const { terminal } = session;
  printBlueprint(composition.blueprint, terminal);
  terminal.out('');
  terminal.out(printTree([...tree.keys()]));
  terminal.out('');
  terminal.out('Nothing was written. To write it:');
  terminal.out(`  ${command}`);
}
