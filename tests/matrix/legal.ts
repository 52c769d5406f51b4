/** A row in the making has no value yet for some options; a rule that misses one says nothing. */
type Row = Readonly<Record<string, string | undefined>>;

interface Rule {
  readonly forbids: (row: Row) => boolean;
  readonly because: string;
}

/**
 * Which combinations of options there are, as shared/cli.md and the documentation of the stacks say it: written by hand,
 * and on purpose not read from the packs, whose planner is held against it.
 */
export const RULES: readonly Rule[] = [
  {
    forbids: ({ surface, database }) =>
      surface === 'gateway' && is(database, (name) => name !== 'none'),
    because: 'a gateway has no database',
  },
  {
    forbids: ({ surface, api }) => surface === 'pages' && api === 'ninja',
    because: 'pages alone have no API for which a library could be chosen',
  },
  {
    forbids: ({ django, python }) => django === '6.1' && ['3.10', '3.11'].includes(python ?? ''),
    because: 'Django 6.1 runs on Python 3.12 and later',
  },
];

const is = (value: string | undefined, test: (value: string) => boolean): boolean =>
  value !== undefined && test(value);

/** Why a combination can't be, or undefined where it can. */
export const whyNot = (row: Row): string | undefined =>
  RULES.find(({ forbids }) => forbids(row))?.because;

export const isLegal = (row: Row): boolean => whyNot(row) === undefined;
