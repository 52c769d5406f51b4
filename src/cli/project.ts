import { servedBy } from '../packs/forwarding.ts';
import type { Pack } from '../packs/pack.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import { projectNames } from '../plan/context/project.ts';
import { databaseUrlOf, packsOf } from '../plan/plan.ts';
import type { Template } from '../plan/render.ts';
import { Bug } from '../errors.ts';
import type { ServerNeed } from '../run/database-server.ts';
import { commandStep, type InstallPlan } from '../run/install.ts';
import type { Toolchain } from '../run/toolchain.ts';
import type { ProofPlan } from '../run/prove.ts';

/** How to install a project, from its blueprint and packs. */
export function installPlanOf(
  blueprint: Blueprint,
  catalogue: readonly Pack<Template>[],
  toolchain: Toolchain,
  directory: string,
  signal: AbortSignal,
): InstallPlan {
  const packs = packsOf(blueprint, catalogue);
  const steps = packs.flatMap((pack) => pack.manifest.afterInstall);
  const need = serverNeedOf(blueprint, packs);
  return {
    steps: [
      ...toolchain.install,
      ...steps.map(({ script, database }) =>
        commandStep(stepName(script), toolchain.script(script), directory, database),
      ),
    ],
    ...(need && {
      server: {
        need,
        directory,
        create: toolchain.database.create,
        byHand: databaseCommands(packs, toolchain).join(' && '),
      },
    }),
    signal,
  };
}

/** The commands that do the same, as one types them in the project's folder. */
export function installCommands(
  blueprint: Blueprint,
  catalogue: readonly Pack<Template>[],
  { typed }: Toolchain,
): string[] {
  const packs = packsOf(blueprint, catalogue);
  const steps = packs.flatMap((pack) => pack.manifest.afterInstall);
  const needsMaking = serverNeedOf(blueprint, packs) && typed.createDatabase;
  return [
    typed.install,
    ...(needsMaking ? [needsMaking] : []),
    ...steps.map(({ script }) => typed.script(script)),
  ];
}

/** The commands that ready the database, as one types them. */
function databaseCommands(packs: readonly Pack<unknown>[], { typed }: Toolchain): string[] {
  const steps = packs.flatMap((pack) => pack.manifest.afterInstall);
  return [
    typed.createDatabase ?? [],
    ...steps.filter(({ database }) => database).map(({ script }) => typed.script(script)),
  ].flat();
}

/** The server that the project's database pack needs, if it does. */
function serverNeedOf(
  blueprint: Blueprint,
  packs: readonly Pack<Template>[],
): ServerNeed | undefined {
  const pack = packs.find(({ manifest }) => manifest.databaseServer);
  const server = pack?.manifest.databaseServer;
  if (!pack || !server) return undefined;
  const defaultUrl = databaseUrlOf(blueprint, packs);
  return { title: pack.manifest.title, ...server, defaultUrl };
}

/** `manage.py migrate --no-input` → `migrate`; a script of package.json is called by its name. */
const stepName = (script: string): string =>
  script.split(' ').find((word) => !word.endsWith('.py')) ?? script;

/** How to prove a project, from its blueprint and packs. */
export function proofPlanOf(
  blueprint: Blueprint,
  catalogue: readonly Pack<Template>[],
  toolchain: Toolchain,
  directory: string,
  signal: AbortSignal,
): ProofPlan {
  const packs = packsOf(blueprint, catalogue);
  const manifests = packs.map((pack) => pack.manifest);
  const serverNeed = serverNeedOf(blueprint, packs);
  const only = <V>(what: string, values: readonly (V | undefined)[]): V => {
    const found = values.filter((value) => value !== undefined);
    if (found.length !== 1) throw new Bug(`${found.length} packs say ${what}; one must.`);
    return found[0] as V;
  };
  return {
    directory,
    checks: manifests.flatMap((manifest) => manifest.checks),
    clients: manifests.flatMap((manifest) => manifest.clients),
    script: (words, more = []) => toolchain.scriptWith(words, more),
    server: only(
      'how the server is started',
      manifests.map((manifest) => manifest.server),
    ),
    resources: blueprint.resources,
    serves: servedBy(packs),
    accounts: manifests.some(({ covers }) => covers.includes('accounts')),
    ...(blueprint.capabilities.persistent && {
      database: serverNeed
        ? { server: serverNeed, name: projectNames(blueprint).database }
        : {
            url: only(
              'where the proof has its database',
              manifests.map((manifest) => manifest.proofDatabaseUrl),
            ),
            environment: Object.assign(
              {},
              ...manifests.map((manifest) => manifest.proofEnvironment),
            ),
          },
    }),
    databaseCommands: toolchain.database,
    testCounts: only(
      'how tests are counted',
      manifests.map((manifest) => manifest.testCounts),
    ),
    signal,
  };
}
