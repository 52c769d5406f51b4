import { Bug } from '../../errors.ts';
import type { PackageFragment } from '../../packs/pack.ts';

export interface PackageIdentity {
  readonly name: string;
  readonly description: string;
  /** `pnpm@10.34.9`, where the package manager wants it said. */
  readonly packageManager?: string;
  /** What the package manager calls `overrides`. */
  readonly overrides: string;
}

type Section = Exclude<keyof PackageFragment, 'engines'>;
type Lines = Record<string, string>;

/**
 * The package.json that the packs' fragments amount to. Of two engines the newer is wanted; two packs that disagree on
 * another line are a Bug.
 */
export function mergePackageJson(
  identity: PackageIdentity,
  fragments: readonly PackageFragment[],
): string {
  const merged = (section: Section): Lines => {
    const all: Lines = {};
    for (const fragment of fragments) {
      for (const [name, value] of Object.entries(fragment[section] ?? {})) {
        if (all[name] !== undefined && all[name] !== value) {
          throw new Bug(`Two packs want ${section}.${name}: ${all[name]} and ${value}.`);
        }
        all[name] = value;
      }
    }
    return all;
  };
  const overrides = sorted(merged('overrides'));
  const document = {
    name: identity.name,
    version: '0.1.0',
    private: true,
    description: identity.description,
    type: 'module',
    packageManager: identity.packageManager,
    engines: newest(fragments.map((fragment) => fragment.engines ?? {})),
    scripts: inCustomaryOrder(merged('scripts')),
    dependencies: sorted(merged('dependencies')),
    devDependencies: sorted(merged('devDependencies')),
    ...(Object.keys(overrides).length > 0 && { [identity.overrides]: overrides }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Of every engine the range that begins latest; all ranges have the form `>=22.8`. */
function newest(engines: readonly Lines[]): Lines {
  const all: Lines = {};
  for (const [name, range] of engines.flatMap((lines) => Object.entries(lines))) {
    const known = all[name];
    if (known === undefined || isLater(range, known)) all[name] = range;
  }
  return all;
}

function isLater(range: string, other: string): boolean {
  const [major = 0, minor = 0] = versionIn(range);
  const [otherMajor = 0, otherMinor = 0] = versionIn(other);
  return major === otherMajor ? minor > otherMinor : major > otherMajor;
}

function versionIn(range: string): number[] {
  if (!/^>=\d+(\.\d+)*$/.test(range)) throw new Bug(`"${range}" is no range of the form ">=22.8".`);
  return range.slice(2).split('.').map(Number);
}

const sorted = (record: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const SCRIPTS = [
  'dev',
  'build',
  'prepare',
  'start',
  'test',
  'test:postman',
  'coverage',
  'lint',
  'format',
  'format:check',
  'typecheck',
];

/** Scripts the way one looks for them; those that nobody thought of come last, as given. */
function inCustomaryOrder(scripts: Record<string, string>): Record<string, string> {
  const place = (name: string): number => {
    const position = SCRIPTS.indexOf(name);
    return position < 0 ? SCRIPTS.length : position;
  };
  return Object.fromEntries(Object.entries(scripts).toSorted(([a], [b]) => place(a) - place(b)));
}
