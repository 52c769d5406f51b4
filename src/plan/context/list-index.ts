import { createHash } from 'node:crypto';

/** Longer names of tables Django cuts, and puts a hash at their end; other databases take all that there can be. */
const LONGEST_TABLE: Readonly<Record<string, number>> = { oracle: 30 };

/** The name that Django gives to the index of a model's default order, as its migration has to say it. */
export function listIndexName(
  app: string,
  model: string,
  owned: boolean,
  database: string,
): string {
  const table = tableName(`${app}_${model}`, LONGEST_TABLE[database] ?? Infinity);
  const columns = [...(owned ? ['owner_id'] : []), 'created_at', 'id'];
  const hash = digest(6, table, ...columns, 'idx');
  return `${table.slice(0, 11)}_${(columns[0] ?? '').slice(0, 7)}_${hash}_idx`;
}

/** `truncate_name` of django/db/backends/utils.py. */
const tableName = (name: string, longest: number): string =>
  name.length <= longest ? name : `${name.slice(0, longest - 4)}${digest(4, name)}`;

/** `names_digest` of the same file. */
const digest = (length: number, ...names: readonly string[]): string =>
  createHash('md5').update(names.join('')).digest('hex').slice(0, length);
