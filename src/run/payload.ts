import type { Field, Resource } from '../choices/resource.ts';

type Json = string | number | boolean | { source: string };

/** Seeds count from 1, and where they are there, unique fields refuse the same number again. */
const UNSEEDED = 1_000_000;

/** A value that the HTTP contract accepts for each type; `tag` makes it unlike earlier ones. */
const VALUES: Record<Exclude<Field['type'], 'enum' | 'ref'>, (tag: number) => Json> = {
  string: (tag) => `Probe ${tag}`,
  text: (tag) => `Written by the proof, number ${tag}.`,
  integer: (tag) => UNSEEDED + tag,
  decimal: (tag) => `${UNSEEDED + tag}.50`,
  float: (tag) => UNSEEDED + tag + 0.25,
  boolean: () => true,
  date: (tag) => new Date(Date.UTC(2024, 0, tag)).toISOString().slice(0, 10),
  datetime: (tag) => new Date(Date.UTC(2024, 0, tag, 12)).toISOString(),
  email: (tag) => `probe-${tag}@example.com`,
  url: (tag) => `https://example.com/probe/${tag}`,
  uuid: (tag) => `3f2b8c1e-0d4a-4f6b-9c2d-${String(tag).padStart(12, '0')}`,
  json: () => ({ source: 'proof' }),
};

/** A valid body for POST. `ids` holds the id of a record of every resource made so far, by the resource's name. */
export function payloadFor(
  resource: Resource,
  ids: ReadonlyMap<string, string>,
  tag: number,
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of resource.fields) {
    if (field.type === 'ref') {
      const id = ids.get(field.target ?? '');
      if (id !== undefined) body[`${field.name}Id`] = id;
    } else if (field.type === 'enum') {
      body[field.name] = field.values?.[tag % field.values.length];
    } else {
      body[field.name] = VALUES[field.type](tag);
    }
  }
  return body;
}
