import { create as writeProject } from '../../../generators/create.ts';
import { INVOCATION } from '../../invocation.ts';
import type { Blueprint } from '../../plan/blueprint.ts';
import { packsOf } from '../../plan/plan.ts';
import { recommend } from '../../recommend/recommend.ts';
import { Receipt, type Step } from '../../run/steps.ts';
import { toolchainOf, type Toolchain } from '../../run/toolchain.ts';
import { quoted } from '../draft.ts';
import { finish, shown } from '../finish.ts';
import type { CommandLine } from '../flags.ts';
import { localFilesOf } from '../local-files.ts';
import type { Place } from '../preflight.ts';
import { prepare, type Prepared } from '../prepare.ts';
import { stepProgress } from '../print/progress.ts';
import { printBlueprint, printCommand, printDone } from '../print/summary.ts';
import { printTree } from '../print/tree.ts';
import { installCommands } from '../project.ts';
import type { Session } from '../session.ts';

/** ask → recommend → choose → generate → install → prove. */
export async function createCommand(line: CommandLine, session: Session): Promise<void> {
  const { catalogue, terminal } = session;
  const said = (id: string): boolean => line.values[id] === true;
  const needs = {
    install: !said('noInstall') && !said('dryRun'),
    git: !said('noGit') && !said('dryRun'),
    verify: !said('noVerify'),
  };
  const asking = terminal.interactive && !said('yes');
  const prepared = await prepare(line, needs, asking, session);
  if (said('dryRun')) return reportDryRun(prepared, session);

  session.throwIfCancelled('Cancelled; nothing was written.');
  const { place, tree } = prepared;
  const { blueprint } = prepared.composition;
  const { directory, target } = place;
  const packs = packsOf(blueprint, catalogue);
  const toolchain = toolchainOf(blueprint, packs, directory, prepared.environment.pythons);
  const localFiles = localFilesOf(tree, blueprint, toolchain, catalogue);
  const changes = await writeProject({ tree, directory, target, localFiles, changes: [] });
  const receipt = new Receipt(stepProgress(terminal));
  const result = {
    ...resultOf(prepared),
    files: changes.map((change) => change.path).toSorted(),
    steps: receipt.steps,
  };
  // Set before anything can fail: a receipt that ends early is still worth having.
  session.result = {
    ...result,
    next: nextCommands(place, blueprint, toolchain, { install: false }, session),
  };
  const proof = await finish(directory, blueprint, toolchain, needs, receipt, session);
  const next = nextCommands(place, blueprint, toolchain, needs, session);
  if (proof && !proof.proven) next.push(`${INVOCATION} verify ${quoted(shown(directory))}`);
  session.result = { ...result, proof: proof ?? null, next };
  if (!session.json) printDone(shown(directory), blueprint, proof, next, terminal);
  if (asking) printCommand(prepared.draft, terminal);
}

/** The parts of the `--json` document that are known before anything is written. */
function resultOf({ draft, place, composition: { blueprint } }: Prepared) {
  return {
    directory: place.directory,
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

function reportDryRun(prepared: Prepared, session: Session): void {
  const { tree, command } = prepared;
  session.result = { ...resultOf(prepared), files: [...tree.keys()], next: [command] };
  if (session.json) return;
  const { terminal } = session;
  printBlueprint(prepared.composition.blueprint, terminal);
  terminal.out('');
  terminal.out(printTree([...tree.keys()]));
  terminal.out('');
  terminal.out('Nothing was written. To write it:');
  terminal.out(`  ${command}`);
}
