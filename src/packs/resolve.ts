import { UserError } from '../errors.ts';
import type { FieldType } from '../choices/field-types.ts';
import { chooseFeatures, misfits } from './features.ts';
import { lacks } from './lacking.ts';
import { onlyForwards, withoutDatabase } from './forwarding.ts';
import { refuseConflicts, withImplied, withoutYielding } from './relations.ts';
import { comesIn, languagePackOf } from './language.ts';
import { comesInOther, writtenFeatures } from './other-language.ts';
import { LABEL, SINGLE, titleOf, type Single } from './options.ts';
import { valuesOf } from './values.ts';
import { servesStack } from './stacks.ts';
import type { Pack } from './pack.ts';
import type { PackOption, Stack } from './stacks.ts';

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
  /** Those that the resources' fields have. */
  readonly fieldTypes: ReadonlySet<FieldType>;
  /** What was answered, by the user or a preset, by question. */
  readonly answers: Readonly<Record<string, string>>;
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

/**
 * Decides which packs make up a project. Pure: the same wishes give the same packs.
 * A value that the user typed and the stack lacks is a UserError that lists the stack's own values; a value that was only
 * assumed falls back to the stack's default, with a note.
 */
export function resolve<T>(wishes: Wishes, all: readonly Pack<T>[]): Resolution {
  const { stack } = wishes;
  const notes: string[] = [];
  const values = {} as Record<Exclude<PackOption, 'feature'>, string>;
  const stackPacks = all.filter((pack) => servesStack(pack, stack));
  const without = onlyForwards(wishes, all) ? withoutDatabase(wishes) : undefined;
  for (const option of SINGLE) {
    values[option] =
      option === 'database' && without !== undefined
        ? without
        : chooseValue(option, wishes, all, values.language, notes);
  }
  refuseUseless(wishes, values, stackPacks);
  const features = writtenFeatures(
    chooseFeatures(wishes, values, all),
    wishes,
    values.language,
    all,
    notes,
  );
  const mine =
    without === undefined
      ? stackPacks
      : stackPacks.filter(({ manifest }) => manifest.answers?.database === undefined);
  const taken = mine.filter((pack) => isAnswered(pack, values, features, wishes));
  const packs = withImplied(withoutYielding(taken), mine, wishes.node, notes);
  refuseConflicts(packs, wishes.node);
  const written = languagePackOf(all, stack, values.language);
  const unwritten = packs.find((pack) => !comesIn(written, pack, all));
  if (unwritten) throw comesInOther(unwritten, all);
  return { packs: packs.map((pack) => pack.id), values, features, notes };
}

function chooseValue<T>(
  option: Single,
  { stack, options }: Wishes,
  all: readonly Pack<T>[],
  language: string | undefined,
  notes: string[],
): string {
  const offered = valuesOf(all, stack, option, language);
  const wanted = options[option];
  const fallback = offered[0] ?? '';
  if (wanted === undefined) return fallback;
  if (offered.includes(wanted.value)) return wanted.value;
  const { name, flag } = LABEL[option];
  const written = languagePackOf(all, stack, language);
  const unwritten = all.find(
    (pack) =>
      servesStack(pack, stack) &&
      pack.manifest.answers?.[option]?.includes(wanted.value) &&
      !comesIn(written, pack, all),
  );
  if (wanted.from !== 'user') {
    if (fallback !== '') {
      const where = unwritten && written ? ` in ${written.manifest.title}` : '';
      notes.push(
        `The ${name} is ${fallback}: ${wanted.value} was only assumed from the product, and ${titleOf(stack)} can't generate it${where} yet.`,
      );
    }
    return fallback;
  }
  if (unwritten) throw comesInOther(unwritten, all);
  throw lacks({ stack, option, value: wanted.value, name, flag, offered }, all);
}

/** Throws UserError where the user asked for something that makes no difference beside the other choices. */
function refuseUseless<T>(
  { options }: Wishes,
  values: Resolution['values'],
  packs: readonly Pack<T>[],
): void {
  for (const option of SINGLE) {
    if (options[option]?.from !== 'user') continue;
    const mine = packs.filter(({ manifest }) =>
      manifest.answers?.[option]?.includes(values[option]),
    );
    // Who names what they would get anyway asks for nothing.
    if (mine.some(({ manifest }) => manifest.default)) continue;
    const wrong = mine.map((pack) => misfits(pack, values));
    if (wrong.some(({ length }) => length === 0)) continue;
    const [other, fit] = wrong.flat()[0] ?? [];
    if (other === undefined || fit === undefined) continue;
    throw new UserError(
      `The ${LABEL[option].name} "${values[option]}" does not go with the ${LABEL[other].name} ${values[other]}.`,
      `Leave ${LABEL[option].flag} out, or say ${LABEL[other].flag} ${fit.join(' or ')}.`,
    );
  }
}

function isAnswered<T>(
  { manifest }: Pack<T>,
  values: Readonly<Record<string, string>>,
  features: readonly string[],
  { hasResources, fieldTypes }: Wishes,
): boolean {
  const { needsResources, needsFieldTypes } = manifest;
  if (manifest.answers === undefined || (needsResources && !hasResources)) return false;
  if (needsFieldTypes.length > 0 && !needsFieldTypes.some((type) => fieldTypes.has(type))) {
    return false;
  }
  return Object.entries({ ...manifest.goesWith, ...manifest.answers }).every(([option, mine]) =>
    option === 'feature'
      ? mine.some((value) => features.includes(value))
      : mine.includes(values[option] ?? ''),
  );
}
