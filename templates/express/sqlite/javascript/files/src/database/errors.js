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
  const { code, message } = error ?? {};
  if (code === 'SQLITE_CONSTRAINT_UNIQUE') {
    return { kind: 'unique', columns: uniqueColumns(String(message)) };
  }
  // SQLite doesn't say which foreign key it was.
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return { kind: 'foreignKey', columns: [] };
  return undefined;
}

/** Whether a statement failed because somebody else writes, so that trying again later can help. */
export function isUnavailable(error) {
  const { code } = error ?? {};
  return typeof code === 'string' && /^SQLITE_(BUSY|LOCKED)/.test(code);
}

/** `… UNIQUE constraint failed: products.sku` names the column as `table.column`. */
function uniqueColumns(message) {
  const names = /UNIQUE constraint failed: ([\w., ]+)$/.exec(message)?.[1] ?? '';
  return names.split(', ').map((name) => name.slice(name.indexOf('.') + 1));
}
