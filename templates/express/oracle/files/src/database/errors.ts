export interface Violation {
  kind: 'unique' | 'foreignKey';
  /** Those that broke it, where the database names them. */
  columns: string[];
}

interface DriverError {
  errorNum?: number;
  code?: string;
  name?: string;
  message?: string;
}

const DUPLICATE = 1;
const NO_SUCH_RECORD = 2291;
const IS_REFERRED_TO = 2292;

/** Which constraint a statement broke, if that is why it failed. */
export function violationOf(error: unknown): Violation | undefined {
  const { errorNum, message = '' } = (error ?? {}) as DriverError;
  if (errorNum === DUPLICATE) return { kind: 'unique', columns: uniqueColumn(message) };
  // The message names a constraint, but not the column that refers.
  if (errorNum === NO_SUCH_RECORD || errorNum === IS_REFERRED_TO) {
    return { kind: 'foreignKey', columns: [] };
  }
  return undefined;
}

/** `insert into "products" … (SHOP.products_sku_unique) …`: Knex makes the constraint's name of table and column. */
function uniqueColumn(message: string): string[] {
  const table = /^(?:insert into|update) "(\w+)"/.exec(message)?.[1] ?? '';
  const constraint = /\(\w+\.(\w+)_unique\)/.exec(message)?.[1] ?? '';
  return constraint.startsWith(`${table}_`) ? [constraint.slice(table.length + 1)] : [];
}

/** Waits for a lock, the ends of sessions and processes, starting, stopping, and a listener that knows no service yet. */
const TRY_AGAIN = new Set([
  18, 20, 28, 54, 60, 1033, 1034, 1089, 1090, 1092, 3113, 3114, 3135, 12170, 12514, 12516, 12518,
  12519, 12520, 12521, 12528, 12537, 12541, 12547, 12570,
]);
/** The driver's own: no connection, closed by either side, too slow, refused, no such service or host yet. */
const NO_CONNECTION = /^NJS-(003|040|50[013]|51[018]|521|530)$/;

/** Whether a statement failed because the database is away, so that trying again later can help. */
export function isUnavailable(error: unknown): boolean {
  const { errorNum = 0, code = '', name } = (error ?? {}) as DriverError;
  return name === 'KnexTimeoutError' || TRY_AGAIN.has(errorNum) || NO_CONNECTION.test(code);
}
