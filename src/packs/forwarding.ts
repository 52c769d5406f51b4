import { UserError } from '../errors.ts';
import { comesIn, languagePackOf } from './language.ts';
import { servesStack } from './stacks.ts';
import type { Capabilities, Pack } from './pack.ts';
import type { Wishes } from './resolve.ts';

/** Where nothing is kept. */
export const NO_DATABASE: Capabilities = {
  transactions: false,
  atomicUnique: false,
  exactUnique: false,
  referentialIntegrity: 'none',
  persistent: false,
  givesUpSilence: true,
};

/** What the packs of a project serve between them. */
export const servedBy = (packs: readonly Pack<unknown>[]): Set<string> =>
  new Set(packs.flatMap(({ manifest }) => manifest.serves));

/** Whether what is wished for is a surface that has neither resources nor a database. */
export function onlyForwards<T>(
  { stack, options }: Pick<Wishes, 'stack' | 'options'>,
  all: readonly Pack<T>[],
): boolean {
  const { surface, language } = options;
  const written = languagePackOf(all, stack, language?.value);
  const answering = all.filter(
    (pack) =>
      servesStack(pack, stack) &&
      pack.manifest.answers?.surface?.includes(surface?.value ?? '') &&
      comesIn(written, pack, all),
  );
  return servedBy(answering).has('upstreams');
}

/** The value of `database` where nothing is kept. Throws UserError where the user asked for one. */
export function withoutDatabase({ options: { database } }: Wishes): string {
  if (database?.from === 'user' && database.value !== 'none') {
    throw new UserError(
      `A gateway has no database, and ${database.value} was asked for.`,
      'Say --database none, leave it out, or choose another --surface.',
    );
  }
  return 'none';
}
