/**
 * @typedef {object} Violation
 * @property {'unique' | 'foreignKey'} kind
 * @property {string[]} columns those that broke it, where the database names them
 */

const DUPLICATE = 1062;
const NO_SUCH_RECORD = 1452;
const IS_REFERRED_TO = 1451;

/**
 * Which constraint a statement broke, if that is why it failed.
 * @returns {Violation | undefined}
 */
export function violationOf(error) {
  const { errno, sql = '', sqlMessage = '' } = error ?? {};
  if (errno === DUPLICATE) return { kind: 'unique', columns: uniqueColumn(sql, sqlMessage) };
  if (errno !== NO_SUCH_RECORD && errno !== IS_REFERRED_TO) return undefined;
  return { kind: 'foreignKey', columns: referringColumn(sqlMessage) };
}

/** `Duplicate entry 'A-1' for key 'products_sku_unique'`: Knex makes the key's name of table and column. */
function uniqueColumn(sql, message) {
  const table = /^(?:insert into|update) `(\w+)`/.exec(sql)?.[1] ?? '';
  const key = /'(?:\w+\.)?(\w+)'$/.exec(message)?.[1] ?? '';
  if (!key.startsWith(`${table}_`) || !key.endsWith('_unique')) return [];
  return [key.slice(table.length + 1, -'_unique'.length)];
}

function referringColumn(message) {
  const column = /FOREIGN KEY \(`(\w+)`\)/.exec(message)?.[1];
  return column === undefined ? [] : [column];
}

/** Too many connections, shut down, killed, and the two ends of a wait for a lock. */
const TRY_AGAIN = new Set([1040, 1053, 1203, 1205, 1213, 1927]);
const NO_CONNECTION = /^(ECONN|EHOST|ENET|ENOTFOUND|EAI_|EPIPE|ETIMEDOUT|PROTOCOL_CONNECTION_LOST)/;
const CLOSED = /in closed state/;

/** Whether a statement failed because the database is away, so that trying again later can help. */
export function isUnavailable(error) {
  const { errno, code, name, message } = error ?? {};
  return (
    name === 'KnexTimeoutError' ||
    TRY_AGAIN.has(errno ?? 0) ||
    NO_CONNECTION.test(code ?? '') ||
    CLOSED.test(message ?? '')
  );
}
