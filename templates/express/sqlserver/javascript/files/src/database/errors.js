/**
 * @typedef {object} Violation
 * @property {'unique' | 'foreignKey'} kind
 * @property {string[]} columns those that broke it, where the database names them
 */

const DUPLICATE = new Set([2601, 2627]);
const BROKEN_REFERENCE = 547;

/**
 * Which constraint a statement broke, if that is why it failed.
 * @returns {Violation | undefined}
 */
export function violationOf(error) {
  const { number = 0, message = '' } = error ?? {};
  if (DUPLICATE.has(number)) return { kind: 'unique', columns: uniqueColumn(message) };
  // The message names a constraint and the table referred to, but not the column that refers.
  if (number === BROKEN_REFERENCE) return { kind: 'foreignKey', columns: [] };
  return undefined;
}

/** `… in object 'dbo.products' with unique index 'products_sku_unique'.` Knex makes the index's name of table and column. */
function uniqueColumn(message) {
  const table = /\b\w+\.(\w+)/.exec(message)?.[1] ?? '';
  const index = /\b(\w+)_unique\b/.exec(message)?.[1] ?? '';
  return index.startsWith(`${table}_`) ? [index.slice(table.length + 1)] : [];
}

/** A deadlock, a wait for a lock, a shutdown, and what Azure says when it is busy or moves the database. */
const TRY_AGAIN = new Set([
  1205, 1222, 6005, 10928, 10929, 40197, 40501, 40613, 49918, 49919, 49920,
]);
const NO_CONNECTION = new Set(['ESOCKET', 'ETIMEOUT', 'ECLOSE', 'EINVALIDSTATE', 'EINSTLOOKUP']);

/** Whether a statement failed because the database is away, so that trying again later can help. */
export function isUnavailable(error) {
  const { number = 0, code = '', name } = error ?? {};
  return name === 'KnexTimeoutError' || TRY_AGAIN.has(number) || NO_CONNECTION.has(code);
}
