import path from 'node:path';
import { projectNameOf } from '../choices/project-name.ts';
import type { PackOption } from '../packs/stacks.ts';
import { djangoVersionOf, runsOn } from '../plan/django-versions.ts';
import { offeredBeside } from './offered-beside.ts';
import { missingByStack } from '../plan/needs.ts';
import { plan } from '../plan/plan.ts';
import type { Environment } from '../run/probe.ts';
import { composeDraft, settled } from './compose-draft.ts';
import { commandOf } from './draft.ts';
import type { Needs } from './finish.ts';
import { requireTools } from './preflight.ts';
import { machineOf } from './python-choices.ts';
import type { Session } from './session.ts';
import type { Offers } from './wizard/step.ts';

/** What the wizard can offer with the packs there are, on this machine. */
export function offersOf(
  session: Session,
  environment: Environment,
  needs: Needs,
  dryRun = false,
): Offers {
  const { catalogue, version } = session;
  return {
    generates: (stack) => catalogue.some((pack) => pack.folder === stack),
    valuesOf: (stack, option, draft) =>
      offeredHere(offeredBeside(draft, catalogue, stack, option), option, environment).map(
        (value) => {
          const pack = catalogue.find(
            (candidate) =>
              candidate.folder === stack && candidate.manifest.answers?.[option]?.includes(value),
          );
          if (pack === undefined) return { value, title: value };
          const { title, summary, status } = pack.manifest;
          const hint = status === 'written' ? `${summary} (written, not run)` : summary;
          return { value, title, hint };
        },
      ),
    missing: (outcome) => missingByStack(outcome.answers, catalogue),
    plan(draft) {
      const name = projectNameOf(path.resolve(draft.directory ?? ''));
      const composition = composeDraft(draft, name, machineOf(environment), session, false);
      if (needs.install) requireTools(composition.blueprint, environment, draft.python);
      const command = commandOf(settled(draft, composition.blueprint));
      const tree = plan(composition.blueprint, catalogue, { version, command });
      return { ...composition, files: [...tree.keys()] };
    },
    writing: dryRun ? 'Yes, show it all (a dry run writes nothing)' : writingOf(needs),
  };
}

/** Without the series of Django that this machine's Python does not run. */
function offeredHere(
  values: readonly string[],
  option: PackOption,
  { pythons }: Environment,
): readonly string[] {
  const python = pythons?.chosen?.version;
  if (option !== 'django' || python === undefined) return values;
  return values.filter((series) => runsOn(djangoVersionOf(series), python));
}

function writingOf({ install, verify }: Needs): string {
  if (!install) return 'Yes, write it';
  return verify ? 'Yes, write, install and prove it' : 'Yes, write and install it';
}
