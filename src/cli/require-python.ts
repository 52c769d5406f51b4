import { UserError } from '../errors.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import {
  djangoVersionOf,
  DJANGO_VERSIONS,
  pythonRangeOf,
  runsOn,
} from '../plan/django-versions.ts';
import { isNamed, isVersion, type Pythons } from '../run/find-python.ts';
import type { Environment } from '../run/probe.ts';
import { seriesOf } from '../run/python.ts';
import { canMakeEnvironment } from '../run/virtual-environment.ts';

const FILES_ALONE = 'or write the files alone: --no-install';

/** Throws UserError, with the line that mends it, where a Django project can't be installed here. */
export function requirePython(
  { pythonManager, django }: Blueprint,
  { pythons = { chosen: undefined, answered: [] }, uv }: Environment,
  wanted?: string,
): void {
  const withUv = pythonManager === 'uv';
  if (withUv && uv === undefined) {
    throw new UserError(
      'uv does not answer here, or is older than 0.4.27.',
      'Install it (pip install --user uv), or say --python-manager pip.',
    );
  }
  const { chosen } = pythons;
  if (chosen === undefined) throw missing(django, pythons, wanted, uv !== undefined);
  if (!withUv && !canMakeEnvironment(pythons)) {
    throw new UserError(
      `Python ${chosen.version} can't make virtual environments here: ${chosen.venv ? 'ensurepip' : 'venv'} is missing.`,
      `Run: apt install python${seriesOf(chosen)}-venv`,
    );
  }
}

/** Where nothing is installed, a file that the user named must be a Python all the same; a version need not be here. */
export function requireNamedPython(
  { django }: Pick<Blueprint, 'django'>,
  pythons: Pythons | undefined,
  wanted: string | undefined,
): void {
  if (wanted === undefined || isVersion(wanted) || pythons?.chosen !== undefined) return;
  throw missing(django, pythons ?? { chosen: undefined, answered: [] }, wanted, false);
}

function missing(
  series: string | undefined,
  { answered }: Pythons,
  wanted: string | undefined,
  uv: boolean,
): UserError {
  const django = djangoVersionOf(series);
  const named = `Django ${django.series}`;
  const range = pythonRangeOf(django);
  const versions = [...new Set(answered.map(({ version }) => version))].toSorted((a, b) =>
    b.localeCompare(a, 'en', { numeric: true }),
  );
  const found = versions.length > 0 ? ` Found: ${versions.join(', ')}.` : '';
  const other = DJANGO_VERSIONS.find((each) =>
    answered.some(
      ({ version }) =>
        runsOn(each, version) &&
        (wanted === undefined || !isVersion(wanted) || isNamed(version, wanted)),
    ),
  );
  if (other !== undefined) {
    return new UserError(
      `${named} needs Python ${range}, and none answers here.${found}`,
      `Say --django ${other.series}, or --python with another version or path.`,
    );
  }
  if (wanted !== undefined) {
    return new UserError(
      `No Python that ${named} runs on (${range}) answers to "${wanted}" here.${found}`,
      'Say --python with another version or path, or leave it out.',
    );
  }
  return new UserError(
    `${named} needs Python ${range}, and none answers here.${found}`,
    uv
      ? `Run: uv python install 3.13, ${FILES_ALONE}`
      : `Install it (Debian: apt install python3 python3-venv), ${FILES_ALONE}`,
  );
}
