import { UserError } from '../errors.ts';
import type { Blueprint } from '../plan/blueprint.ts';
import { isVersion, type Pythons } from '../run/find-python.ts';
import type { Environment } from '../run/probe.ts';
import { seriesOf } from '../run/python.ts';
import { canMakeEnvironment } from '../run/virtual-environment.ts';
import { PYTHON_RANGE } from './python-choices.ts';

const FILES_ALONE = 'or write the files alone: --no-install';

/** Throws UserError, with the line that mends it, where a Django project can't be installed here. */
export function requirePython(
  { pythonManager }: Blueprint,
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
  if (chosen === undefined) throw missing(pythons, wanted, uv !== undefined);
  if (!withUv && !canMakeEnvironment(pythons)) {
    throw new UserError(
      `Python ${chosen.version} can't make virtual environments here: ${chosen.venv ? 'ensurepip' : 'venv'} is missing.`,
      `Run: apt install python${seriesOf(chosen)}-venv`,
    );
  }
}

/** Where nothing is installed, a file that the user named must be a Python all the same; a version need not be here. */
export function requireNamedPython(pythons: Pythons | undefined, wanted: string | undefined): void {
  if (wanted === undefined || isVersion(wanted) || pythons?.chosen !== undefined) return;
  throw missing(pythons ?? { chosen: undefined, answered: [] }, wanted, false);
}

function missing({ answered }: Pythons, wanted: string | undefined, uv: boolean): UserError {
  const versions = [...new Set(answered.map(({ version }) => version))].toSorted((a, b) =>
    b.localeCompare(a, 'en', { numeric: true }),
  );
  const found = versions.length > 0 ? ` Found: ${versions.join(', ')}.` : '';
  if (wanted !== undefined) {
    return new UserError(
      `No Python that Django runs on (${PYTHON_RANGE}) answers to "${wanted}" here.${found}`,
      'Say --python with another version or path, or leave it out.',
    );
  }
  return new UserError(
    `Django needs Python ${PYTHON_RANGE}, and none answers here.${found}`,
    uv
      ? `Run: uv python install 3.13, ${FILES_ALONE}`
      : `Install it (Debian: apt install python3 python3-venv), ${FILES_ALONE}`,
  );
}
