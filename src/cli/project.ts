import type { Pack } from '../packs/pack.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import { packsOf } from '../plan/plan.ts';
import { Bug } from '../errors.ts';
import { commandStep, type InstallPlan } from '../run/install.ts';
import type { Toolchain } from '../run/toolchain.ts';
import type { ProofPlan } from '../run/prove.ts';

/** How to install a project, from its blueprint and packs. */
export function installPlanOf<T>(
  blueprint: Blueprint,
  catalogue: readonly Pack<T>[],
  toolchain: Toolchain,
  directory: string,
  signal: AbortSignal,
): InstallPlan {
  const scripts = packsOf(blueprint, catalogue).flatMap((pack) => pack.manifest.afterInstall);
  return {
    steps: [
      ...toolchain.install,
      ...scripts.map((script) =>
        commandStep(stepName(script), toolchain.script(script), directory),
      ),
    ],
    signal,
  };
}

/** The commands that do the same, as one types them in the project's folder. */
export function installCommands<T>(
  blueprint: Blueprint,
  catalogue: readonly Pack<T>[],
  { typed }: Toolchain,
): string[] {
  const scripts = packsOf(blueprint, catalogue).flatMap((pack) => pack.manifest.afterInstall);
  return [typed.install, ...scripts.map((script) => typed.script(script))];
}

/** `manage.py migrate --no-input` → `migrate`; a script of package.json is called by its name. */
const stepName = (script: string): string =>
  script.split(' ').find((word) => !word.endsWith('.py')) ?? script;

const servesOf = ({ surface }: Blueprint): ProofPlan['serves'] => ({
  api: surface !== 'pages',
  pages: surface !== 'api',
});

/** How to prove a project, from its blueprint and packs. */
export function proofPlanOf<T>(
  blueprint: Blueprint,
  catalogue: readonly Pack<T>[],
  toolchain: Toolchain,
  directory: string,
  signal: AbortSignal,
): ProofPlan {
  const manifests = packsOf(blueprint, catalogue).map((pack) => pack.manifest);
  const only = <V>(what: string, values: readonly (V | undefined)[]): V => {
    const found = values.filter((value) => value !== undefined);
    if (found.length !== 1) throw new Bug(`${found.length} packs say ${what}; one must.`);
    return found[0] as V;
  };
  return {
    directory,
    checks: manifests.flatMap((manifest) => manifest.checks),
    script: (words) => toolchain.script(words),
    server: only(
      'how the server is started',
      manifests.map((manifest) => manifest.server),
    ),
    resources: blueprint.resources,
    serves: servesOf(blueprint),
    databaseUrl: only(
      'where the proof has its database',
      manifests.map((manifest) => manifest.proofDatabaseUrl),
    ),
    testCounts: only(
      'how tests are counted',
      manifests.map((manifest) => manifest.testCounts),
    ),
    signal,
  };
}
