export interface Violation {
  kind: 'unique' | 'foreignKey';
  /** Those that broke it, where the database names them. */
  columns: string[];
}

interface DriverError {
  code?: unknown;
  message?: unknown;
}

/** Which constraint a statement broke, if that is why it failed. */
export function violationOf(error: unknown): Violation | undefined {
  const { code, message } = (error ?? {}) as DriverError;
  if (code === 'SQLITE_CONSTRAINT_UNIQUE') {
    return { kind: 'unique', columns: uniqueColumns(String(message)) };
  }
  // SQLite doesn't say which foreign key it was.
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return { kind: 'foreignKey', columns: [] };
  return undefined;
}

/** Whether a statement failed because somebody else writes, so that trying again later can help. */
export function isUnavailable(error: unknown): boolean {
  const { code } = (error ?? {}) as DriverError;
  return typeof code === 'string' && /^SQLITE_(BUSY|LOCKED)/.test(code);
}

/** `… UNIQUE constraint failed: products.sku` names the column as `table.column`. */
function uniqueColumns(message: string): string[] {
  const names = /UNIQUE constraint failed: ([\w., ]+)$/.exec(message)?.[1] ?? '';
  return names.split(', ').map((name) => name.slice(name.indexOf('.') + 1));
}
