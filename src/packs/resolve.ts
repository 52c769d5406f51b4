import { didYouMean } from '../choices/suggest.ts';
import { UserError } from '../errors.ts';
import { servesStack, type Pack, type PackOption, type Stack } from './pack.ts';

/** A value of a choice, and whether the user typed it or a preset or default assumed it. */
export interface Wanted {
  readonly value: string;
  readonly from: 'user' | 'preset' | 'default';
}

export interface Wishes {
  readonly stack: Stack;
  readonly options: Readonly<Partial<Record<Exclude<PackOption, 'feature'>, Wanted>>>;
  readonly features: readonly string[];
  readonly without: readonly string[];
  readonly hasResources: boolean;
  /** Major version of Node. */
  readonly node: number;
}

export interface Resolution {
  /** In the order in which they fill slots: base first, then what others build on. */
  readonly packs: readonly string[];
  readonly values: Readonly<Record<Exclude<PackOption, 'feature'>, string>>;
  readonly features: readonly string[];
  /** What was decided for the user, each a sentence with its reason. */
  readonly notes: readonly string[];
}

const SINGLE = ['language', 'surface', 'database', 'testRunner', 'api'] as const;

/** Words for the options in sentences, with the flag that sets them. */
const LABEL: Record<PackOption, { name: string; flag: string }> = {
  language: { name: 'language', flag: '--language' },
  surface: { name: 'surface', flag: '--surface' },
  database: { name: 'database', flag: '--database' },
  testRunner: { name: 'test runner', flag: '--test-runner' },
  api: { name: 'API style', flag: '--api' },
  feature: { name: 'feature', flag: '--feature' },
};

/** Values that a stack can generate for a choice, the default first. */
export function valuesOf<T>(packs: readonly Pack<T>[], stack: Stack, option: PackOption): string[] {
  const answering = packs.filter(
    (pack) => servesStack(pack, stack) && pack.manifest.answers?.[option],
  );
  const ordered = answering.toSorted(
    (a, b) => Number(b.manifest.default) - Number(a.manifest.default),
  );
  return [...new Set(ordered.flatMap((pack) => pack.manifest.answers?.[option] ?? []))];
}

/**
 * Decides which packs make up a project. Pure: the same wishes give the same packs.
 * A value that the user typed and the stack lacks is a UserError that lists the stack's own values; a value that was only
 * assumed falls back to the stack's default, with a note.
 */
export function resolve<T>(wishes: Wishes, all: readonly Pack<T>[]): Resolution {
  const { stack } = wishes;
  const notes: string[] = [];
  const values = {} as Record<Exclude<PackOption, 'feature'>, string>;
  for (const option of SINGLE) {
    values[option] = chooseValue(option, wishes, all, notes);
  }
  const features = chooseFeatures(wishes, all);
  const mine = all.filter((pack) => servesStack(pack, stack));
  const taken = mine.filter((pack) => isAnswered(pack, values, features, wishes.hasResources));
  const packs = withImplied(taken, mine, wishes.node, notes);
  refuseConflicts(packs, wishes.node);
  return { packs: packs.map((pack) => pack.id), values, features, notes };
}

function chooseValue<T>(
  option: (typeof SINGLE)[number],
  { stack, options }: Wishes,
  all: readonly Pack<T>[],
  notes: string[],
): string {
  const offered = valuesOf(all, stack, option);
  const wanted = options[option];
  const fallback = offered[0] ?? '';
  if (wanted === undefined) return fallback;
  if (offered.includes(wanted.value)) return wanted.value;
  const { name, flag } = LABEL[option];
  if (wanted.from !== 'user') {
    if (fallback !== '') {
      notes.push(
        `The ${name} is ${fallback}: ${wanted.value} was only assumed from the product, and ${titleOf(stack)} can't generate it yet.`,
      );
    }
    return fallback;
  }
  const other = stack === 'express' ? 'django' : 'express';
  const elsewhere = valuesOf(all, other, option).includes(wanted.value)
    ? ` It belongs to ${titleOf(other)}: add --framework ${other}.`
    : '';
  const near = elsewhere === '' ? didYouMean(wanted.value, offered) : '';
  throw new UserError(
    `${titleOf(stack)} has no ${name} "${wanted.value}".${elsewhere}${near}`,
    offered.length > 0
      ? `Say ${flag} with one of: ${offered.join(', ')}.${standIn(option, fallback)}`
      : `Leave ${flag} out.`,
  );
}

/** An answer that counts can stay as it is, and the project start with something else. */
const standIn = (option: (typeof SINGLE)[number], fallback: string): string =>
  option === 'surface' || option === 'database'
    ? ` Or keep the answer, and start with another: --scaffold-${option} ${fallback}.`
    : '';

function chooseFeatures<T>(
  { stack, features, without }: Wishes,
  all: readonly Pack<T>[],
): string[] {
  const offered = valuesOf(all, stack, 'feature');
  for (const [name, flag] of [
    ...features.map((feature) => [feature, '--feature'] as const),
    ...without.map((feature) => [feature, '--without'] as const),
  ]) {
    if (!offered.includes(name)) {
      throw new UserError(
        `${titleOf(stack)} has no feature "${name}".`,
        offered.length > 0
          ? `Say ${flag} with some of: ${offered.join(', ')}.`
          : `Leave ${flag} out: there are none yet.`,
      );
    }
  }
  const both = features.find((feature) => without.includes(feature));
  if (both !== undefined) {
    throw new UserError(`--feature ${both} and --without ${both} clash.`, 'Leave one of them out.');
  }
  const byDefault = all
    .filter((pack) => servesStack(pack, stack) && pack.manifest.default)
    .flatMap((pack) => pack.manifest.answers?.feature ?? []);
  return offered.filter(
    (name) => (byDefault.includes(name) || features.includes(name)) && !without.includes(name),
  );
}

function isAnswered<T>(
  { manifest }: Pack<T>,
  values: Readonly<Record<string, string>>,
  features: readonly string[],
  hasResources: boolean,
): boolean {
  if (manifest.answers === undefined || (manifest.needsResources && !hasResources)) return false;
  return Object.entries(manifest.answers).every(([option, mine]) =>
    option === 'feature'
      ? mine.some((value) => features.includes(value))
      : mine.includes(values[option] ?? ''),
  );
}

/** The packs and all that they imply, each after those that it implies. */
function withImplied<T>(
  taken: readonly Pack<T>[],
  all: readonly Pack<T>[],
  node: number,
  notes: string[],
): Pack<T>[] {
  const ordered: Pack<T>[] = [];
  const visit = (pack: Pack<T>): void => {
    if (ordered.includes(pack)) return;
    for (const { pack: id, when, because } of pack.manifest.implies) {
      if (!holds(when, node)) continue;
      const implied = all.find((other) => other.id === `${pack.folder}/${id}`);
      if (implied && !ordered.includes(implied)) {
        visit(implied);
        notes.push(`${pack.manifest.title} brings ${implied.manifest.title}: ${because}.`);
      }
    }
    ordered.push(pack);
  };
  for (const pack of taken.toSorted((a, b) => rank(a) - rank(b))) visit(pack);
  return ordered;
}

/** From the ground up: the base, the language, resources, the database, what is served, tests, features. */
function rank<T>({ manifest }: Pack<T>): number {
  const [option] = Object.keys(manifest.answers ?? {}) as PackOption[];
  if (option === undefined) return manifest.needsResources ? 2 : 0;
  const ranks: Record<PackOption, number> = {
    language: 1,
    database: 3,
    surface: 4,
    api: 5,
    testRunner: 6,
    feature: 7,
  };
  return ranks[option];
}

function refuseConflicts<T>(packs: readonly Pack<T>[], node: number): void {
  for (const pack of packs) {
    for (const { pack: id, when, because } of pack.manifest.conflicts) {
      const other = packs.find((candidate) => candidate.id === `${pack.folder}/${id}`);
      if (other && holds(when, node)) {
        throw new UserError(
          `${pack.manifest.title} and ${other.manifest.title} don't go together: ${because}.`,
          'Choose another of the two.',
        );
      }
    }
  }
}

function holds(when: { node: string } | undefined, node: number): boolean {
  if (when === undefined) return true;
  return when.node.startsWith('<')
    ? node < Number(when.node.slice(1))
    : node >= Number(when.node.slice(2));
}

const titleOf = (stack: Stack): string => (stack === 'express' ? 'Express' : 'Django');
