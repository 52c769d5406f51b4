import { UserError } from '../errors.ts';
import { isVersion } from '../run/find-python.ts';
import type { Environment } from '../run/probe.ts';
import {
  djangoVersionOf,
  DJANGO_VERSIONS,
  pythonRangeOf,
  runsOn,
} from '../plan/django-versions.ts';
import { seriesOf } from '../run/python.ts';
import type { Draft } from './draft.ts';
import { flagOf } from './options.ts';

/** What of this machine a blueprint depends on. */
export interface Machine {
  /** Major version of Node. */
  readonly node: number;
  /** Series of the Python that would be taken: `3.12`. */
  readonly python: string | undefined;
  readonly uv: boolean;
  /** The one that Express projects are installed with, and its version where it answers. */
  readonly packageManager: Environment['packageManager'];
}

export const machineOf = ({ nodeMajor, pythons, uv, packageManager }: Environment): Machine => ({
  node: nodeMajor,
  python: pythons?.chosen && seriesOf(pythons.chosen),
  uv: uv !== undefined,
  packageManager,
});

/** The choices of a Django project that the user leaves to the machine. Throws UserError for a Python that can't be. */
export function pythonChoices(
  { python, pythonManager, django }: Draft,
  machine: Machine,
): { python?: string; pythonManager: string } {
  const said = python !== undefined && isVersion(python) ? python : undefined;
  const version = djangoVersionOf(django);
  if (said !== undefined && said !== '3' && !runsOn(version, said)) {
    const other = DJANGO_VERSIONS.find((each) => runsOn(each, said));
    throw new UserError(
      `Django ${version.series} runs on Python ${pythonRangeOf(version)}, not on ${said}.`,
      `Say --python with one of these, or ${other ? `--django ${other.series}` : 'leave it out'}.`,
    );
  }
  const series = machine.python ?? (said?.includes('.') ? seriesOf({ version: said }) : undefined);
  return {
    ...(series !== undefined && { python: series }),
    pythonManager: pythonManager ?? (machine.uv ? 'uv' : 'pip'),
  };
}

/** Express projects have no Python: to have asked for one is a mistake worth saying. */
export function refusePythonOptions(draft: Draft): void {
  for (const id of ['python', 'pythonManager'] as const) {
    if (draft[id] === undefined) continue;
    throw new UserError(
      `Express has no use for ${flagOf(id)}: it belongs to Django.`,
      `Add --framework django, or leave ${flagOf(id)} out.`,
    );
  }
}
