/**
 * @typedef {object} Violation
 * @property {'unique' | 'foreignKey'} kind
 * @property {string[]} columns those that broke it, where the database names them
 */

/**
 * Which constraint a statement broke, if that is why it failed.
 * @returns {Violation | undefined}
 */
export function violationOf(error) {
  const { code, detail = '' } = error ?? {};
  if (code === '23505') return { kind: 'unique', columns: columnsIn(detail) };
  if (code === '23503') return { kind: 'foreignKey', columns: columnsIn(detail) };
  return undefined;
}

/** `Key (sku)=(A-1) already exists.` names the columns, in whatever language the server speaks. */
function columnsIn(detail) {
  const names = /\((.+?)\)=\(/.exec(detail)?.[1]?.split(', ') ?? [];
  return names.map((name) => name.replaceAll('"', ''));
}

/** Classes 08 and 53 and codes 57P..: no connection, no resources, shut down. The rest is the network's. */
const UNAVAILABLE = /^(08|53|57P)|^(ECONN|EHOST|ENET|ENOTFOUND|EAI_|EPIPE|ETIMEDOUT)/;
const NO_ANSWER = /^(Connection terminated|timeout expired|Client has encountered)/;

/** Whether a statement failed because the database is away, so that trying again later can help. */
export function isUnavailable(error) {
  const { code = '', name, message = '' } = error ?? {};
  return name === 'KnexTimeoutError' || UNAVAILABLE.test(code) || NO_ANSWER.test(message);
}
