import { Binary, Decimal128, Int32, Double, Long, ObjectId, type Document } from 'bson';

/** The order of types that MongoDB sorts by ("BSON Types", "Comparison/Sort Order" of its manual). */
function rankOf(value: unknown): number {
  if (value === null || value === undefined) return 2;
  if (isNumber(value)) return 3;
  if (typeof value === 'string') return 4;
  if (Array.isArray(value)) return 6;
  if (value instanceof Binary) return 7;
  if (value instanceof ObjectId) return 8;
  if (typeof value === 'boolean') return 9;
  return value instanceof Date ? 10 : 5;
}

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  [Decimal128, Int32, Double, Long].some((type) => value instanceof type);

/** Numbers compare by value whatever their type. Exact for fifteen digits, not for the 34 of a Decimal128. */
function weightOf(value: unknown): number | Buffer {
  if (isNumber(value)) return Number(String(value));
  if (typeof value === 'string') return Buffer.from(value);
  if (value instanceof Date || typeof value === 'boolean') return Number(value);
  return Buffer.from(JSON.stringify(value ?? null));
}

export function compare(left: unknown, right: unknown): number {
  const byType = rankOf(left) - rankOf(right);
  if (byType !== 0) return byType;
  const [low, high] = [weightOf(left), weightOf(right)];
  if (low instanceof Buffer && high instanceof Buffer) return Buffer.compare(low, high);
  return Number(low > high) - Number(low < high);
}

/** A text that is the same for what compares as equal. */
export function keyOf(values: readonly unknown[]): string {
  return JSON.stringify(
    values.map((value) => {
      const weight = weightOf(value);
      return [rankOf(value), weight instanceof Buffer ? weight.toString() : weight];
    }),
  );
}

export function sorted(documents: readonly Document[], sort: Document): Document[] {
  const fields = Object.entries(sort) as [string, number][];
  return documents.toSorted((one, two) => {
    for (const [field, direction] of fields) {
      const order = compare(one[field], two[field]);
      if (order !== 0) return direction < 0 ? -order : order;
    }
    return 0;
  });
}
