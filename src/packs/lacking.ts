import { didYouMean } from '../choices/suggest.ts';
import { UserError } from '../errors.ts';
import { titleOf } from './options.ts';
import { servesStack } from './stacks.ts';
import type { Pack } from './pack.ts';
import type { PackOption, Stack } from './stacks.ts';
import { valuesOf } from './values.ts';

/** A value that the user typed and the stack has no pack for. */
export interface Lacking {
  readonly stack: Stack;
  readonly option: PackOption;
  readonly value: string;
  /** What the option is called in sentences, and the flag that sets it. */
  readonly name: string;
  readonly flag: string;
  /** What the stack has instead, its default first. */
  readonly offered: readonly string[];
}

/** The error that says so: why, if a pack knows, where the value belongs, and what to type instead. */
export function lacks<T>(
  { stack, option, value, name, flag, offered }: Lacking,
  all: readonly Pack<T>[],
): UserError {
  const other = stack === 'express' ? 'django' : 'express';
  const reason = all
    .filter((pack) => servesStack(pack, stack))
    .flatMap(({ manifest }) => manifest.lacks)
    .find((lack) => lack.option === option && lack.value === value);
  const elsewhere = valuesOf(all, other, option).includes(value)
    ? ` It belongs to ${titleOf(other)}: add --framework ${other}.`
    : '';
  const near = elsewhere === '' && !reason ? didYouMean(value, offered) : '';
  const because = reason ? `: ${reason.because}.` : '.';
  return new UserError(
    `${titleOf(stack)} has no ${name} "${value}"${because}${elsewhere}${near}`,
    offered.length > 0
      ? `Say ${flag} with one of: ${offered.join(', ')}.${standIn(option, offered[0] ?? '')}`
      : `Leave ${flag} out.`,
  );
}

/** An answer that counts can stay as it is, and the project start with something else. */
const standIn = (option: PackOption, fallback: string): string =>
  option === 'surface' || option === 'database'
    ? ` Or keep the answer, and start with another: --scaffold-${option} ${fallback}.`
    : '';
