import { INVOCATION } from '../../invocation.ts';
import path from 'node:path';
import { create as writeProject } from '../../../generators/create.ts';
import { wasChanged } from '../../choices/project-name.ts';
import { Cancelled, StepFailed, UserError } from '../../errors.ts';
import { valuesOf } from '../../packs/resolve.ts';
import { compose, type Composition } from '../../plan/compose.ts';
import { FRAMEWORK_TITLE } from '../../plan/context/decision.ts';
import { packageManagerOf } from '../../plan/package-managers.ts';
import { plan } from '../../plan/plan.ts';
import { recommend } from '../../recommend/recommend.ts';
import { initRepository } from '../../run/git.ts';
import { install } from '../../run/install.ts';
import { probe, type Environment } from '../../run/probe.ts';
import { prove, type Proof } from '../../run/prove.ts';
import { Receipt, type Step } from '../../run/steps.ts';
import type { Change } from '../../tree/diff.ts';
import type { Tree } from '../../tree/tree.ts';
import { decideWithoutAsking } from '../decide.ts';
import { commandOf, draftOf, type Draft } from '../draft.ts';
import type { CommandLine } from '../flags.ts';
import { inspectPlace, reportEnvironment, type Place } from '../preflight.ts';
import { stepProgress } from '../print/progress.ts';
import { printReport } from '../print/report.ts';
import { printBlueprint, printDone, printNotes } from '../print/summary.ts';
import { printTree } from '../print/tree.ts';
import { installPlanOf, proofPlanOf } from '../project.ts';
import type { Session } from '../session.ts';
import { askForDraft, type Offers } from '../wizard.ts';

/** ask → recommend → choose → generate → install → prove. */
export async function createCommand(line: CommandLine, session: Session): Promise<void> {
  const { terminal } = session;
  const said = (id: string): boolean => line.values[id] === true;
  const needs = {
    install: !said('noInstall') && !said('dryRun'),
    git: !said('noGit') && !said('dryRun'),
  };
  const environment = await probe();
  reportEnvironment(environment, needs, terminal);
  let draft = draftOf(line);
  if (draft.directory !== undefined) await inspectPlace(draft.directory);
  const yes = said('yes');
  if (terminal.interactive && !yes) {
    draft = await askForDraft(draft, offersOf(session, environment), terminal);
  } else {
    draft = withDefaults(draft, yes);
    printReport(recommend(draft.answers), { ...terminal, out: terminal.note });
  }
  const place = await inspectPlace(draft.directory ?? '');
  const composition = composeDraft(draft, place, environment, session, yes);
  const options = { version: session.version, command: commandOf(draft) };
  const tree = plan(composition.blueprint, session.catalogue, options);
  announce(place, composition, session);
  if (said('dryRun')) return reportDryRun(draft, place, composition, tree, session);

  session.throwIfCancelled('Cancelled; nothing was written.');
  const changes = await writeProject({
    blueprint: composition.blueprint,
    catalogue: session.catalogue,
    options,
    directory: place.directory,
    target: place.target,
    localFiles: localFiles(tree),
    changes: [],
  });
  const receipt = new Receipt(stepProgress(terminal));
  const result = {
    ...resultOf(draft, place, composition),
    files: changes.map((change) => change.path).toSorted(),
    steps: receipt.steps,
  };
  // Set before anything can fail: a receipt that ends early is still worth having.
  session.result = result;
  const proof = await finish(place, composition, needs, !said('noVerify'), receipt, session);
  const next = nextCommands(place, composition, needs);
  session.result = { ...result, proof: proof ?? null, next };
  if (!session.json)
    printDone(shown(place.directory), composition.blueprint, proof, next, terminal);
}

/** What `--yes` and a run without a terminal take, or the flags that are missing. */
function withDefaults(draft: Draft, yes: boolean): Draft {
  if (!yes) {
    const missing = [
      ...(draft.directory === undefined ? ['a directory'] : []),
      ...(draft.answers.product === undefined ? ['--product'] : []),
    ];
    if (missing.length > 0) {
      throw new UserError(
        `There is no terminal to ask in, and ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing.`,
        `For example: ${INVOCATION} my-shop --product shop (or --yes for all defaults)`,
      );
    }
  }
  return { ...draft, directory: draft.directory ?? `my-${draft.answers.product ?? 'backend'}` };
}

function composeDraft(
  draft: Draft,
  place: Place,
  environment: Environment,
  session: Session,
  yes: boolean,
): Composition {
  const outcome = recommend(draft.answers);
  const decided = decideWithoutAsking(draft, outcome, yes);
  if (!session.catalogue.some((pack) => pack.folder === decided.framework)) {
    const name = FRAMEWORK_TITLE[decided.framework];
    throw new UserError(
      `${name} it would be, but this version of create-backend can't generate ${name} projects yet.`,
      'Generate Express instead with --framework express; the recommendation is recorded beside it.',
    );
  }
  if (draft.packageManager !== undefined && draft.packageManager !== 'npm') {
    throw new UserError(
      `Projects can't be installed with ${draft.packageManager} yet.`,
      'Say --package-manager npm, or leave it out.',
    );
  }
  const composition = compose(
    place.name,
    draft.answers,
    outcome,
    {
      framework: decided.framework,
      by: decided.by,
      ...(draft.reason !== undefined && { reason: draft.reason }),
      ...(draft.database !== undefined && { database: draft.database }),
      ...(draft.language !== undefined && { language: draft.language }),
      ...(draft.testRunner !== undefined && { testRunner: draft.testRunner }),
      ...(draft.api !== undefined && { api: draft.api }),
      features: draft.feature,
      without: draft.without,
      resources: draft.resource,
      packageManager: draft.packageManager ?? 'npm',
    },
    environment.nodeMajor,
    session.catalogue,
  );
  return decided.by === 'tie-break'
    ? { ...composition, notes: [decided.because, ...composition.notes] }
    : composition;
}

function offersOf(session: Session, environment: Environment): Offers {
  return {
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
      const directory = path.resolve(draft.directory ?? '');
      const place: Place = {
        directory,
        target: 'absent',
        name: {
          title: path.basename(directory),
          slug: path.basename(directory),
          module: path.basename(directory),
        },
      };
      const { blueprint } = composeDraft(draft, place, environment, session, false);
      const tree = plan(blueprint, session.catalogue, {
        version: session.version,
        command: commandOf(draft),
      });
      printBlueprint(blueprint, session.terminal);
      session.terminal.out('');
      session.terminal.out(printTree([...tree.keys()]));
    },
  };
}

function announce({ name }: Place, { blueprint, notes }: Composition, { terminal }: Session): void {
  terminal.note('');
  if (wasChanged(name)) {
    terminal.note(
      `The project's name is ${name.slug} (for Python and databases ${name.module}), from "${name.title}".`,
    );
  }
  printNotes(notes, blueprint, terminal);
}

/** `.env` holds this machine's own values; it starts as a copy of the example and is ignored by git. */
function localFiles(tree: Tree): Change[] {
  const example = tree.get('.env.example');
  return example === undefined ? [] : [{ path: '.env', kind: 'create', text: example }];
}

async function finish(
  { directory }: Place,
  { blueprint }: Composition,
  needs: { install: boolean; git: boolean },
  verify: boolean,
  receipt: Receipt,
  session: Session,
): Promise<Proof | undefined> {
  const { catalogue, signal, terminal } = session;
  const folder = shown(directory);
  const manager = packageManagerOf(blueprint.packageManager);
  terminal.note('');
  try {
    if (needs.install) {
      if (!(await install(installPlanOf(blueprint, catalogue, directory, signal), receipt))) {
        throw failureOf('install', receipt, `cd ${folder} && ${manager.install}`);
      }
    } else {
      receipt.skip('install', `not asked for; run: ${manager.install}`);
    }
    if (needs.git && !(await initRepository(directory, receipt, signal))) {
      throw failureOf('install', receipt, `cd ${folder} && git init`);
    }
    if (!needs.install || !verify) {
      receipt.skip('proof', `not run; run: ${INVOCATION} verify ${folder}`);
      return undefined;
    }
    const proof = await prove(proofPlanOf(blueprint, catalogue, directory, signal), receipt);
    if (!proof.proven)
      throw failureOf('proof', receipt, `Mend it, then: ${INVOCATION} verify ${folder}`);
    return proof;
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    throw new Cancelled(
      `Cancelled. The project is whole in ${folder}, but not installed and proven.`,
      `Go on with "${manager.install}" in it, then prove it: ${INVOCATION} verify ${folder}`,
    );
  }
}

function failureOf(phase: 'install' | 'proof', receipt: Receipt, advice: string): StepFailed {
  return new StepFailed(phase, receipt.failure?.step ?? phase, receipt.failure?.tail ?? '', advice);
}

/** A folder as one would type it: relative to here, or absolute where that is shorter. */
function shown(directory: string): string {
  const relative = path.relative(process.cwd(), directory);
  if (relative === '') return '.';
  return relative.length < directory.length ? relative : directory;
}

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

function nextCommands(
  { directory }: Place,
  { blueprint }: Composition,
  needs: { install: boolean },
): string[] {
  const folder = shown(directory);
  const manager = packageManagerOf(blueprint.packageManager);
  return [
    ...(folder === '.' ? [] : [`cd ${folder}`]),
    ...(needs.install ? [] : [manager.install, `${manager.run} db:migrate`]),
    `${manager.run} dev`,
  ];
}

function reportDryRun(
  draft: Draft,
  place: Place,
  composition: Composition,
  tree: Tree,
  session: Session,
): void {
  const command = commandOf(draft);
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
