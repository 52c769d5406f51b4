import { Bug } from '../../errors.ts';
import type { PackageFragment } from '../../packs/pack.ts';

export interface PackageIdentity {
  readonly name: string;
  readonly description: string;
}

type Section = Exclude<keyof PackageFragment, 'engines'>;

/** The package.json that the packs' fragments amount to. Two packs that disagree on one line are a Bug. */
export function mergePackageJson(
  identity: PackageIdentity,
  fragments: readonly PackageFragment[],
): string {
  const merged = (section: Section | 'engines'): Record<string, string> => {
    const all: Record<string, string> = {};
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
  const document = {
    name: identity.name,
    version: '0.1.0',
    private: true,
    description: identity.description,
    type: 'module',
    engines: merged('engines'),
    scripts: inCustomaryOrder(merged('scripts')),
    dependencies: sorted(merged('dependencies')),
    devDependencies: sorted(merged('devDependencies')),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const sorted = (record: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const SCRIPTS = [
  'dev',
  'build',
  'prepare',
  'start',
  'test',
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
