export type Violation =
  { kind: 'unique'; columns: string[] } | { kind: 'foreignKey'; column?: string };

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
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return { kind: 'foreignKey' };
  return undefined;
}

/** `… UNIQUE constraint failed: products.sku` names the column as `table.column`. */
function uniqueColumns(message: string): string[] {
  const names = /UNIQUE constraint failed: ([\w., ]+)$/.exec(message)?.[1] ?? '';
  return names.split(', ').map((name) => name.slice(name.indexOf('.') + 1));
}
