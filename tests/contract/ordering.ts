import { expect, it } from 'vitest';
import type { Field, Resource } from '../../src/choices/resource.ts';
import { everything, reader } from './reader.ts';
import { risingValues } from './samples.ts';
import { keyOf } from './naming.ts';
import type { Stage, Stored } from './stage.ts';

/** The default order and the two that every list has. */
export function ordering(resource: Resource, stage: Stage): void {
  const list = reader(resource, stage);

  it('is in order of creation, ties by id, across pages', async () => {
    // At once, so that some share the moment.
    await Promise.all(Array.from({ length: 12 }, () => stage.create(resource)));
    const records = await everything(list, 'pageSize=5');
    expect(records).toEqual(records.toSorted(byCreation));
    expect(await everything(list, 'pageSize=5&sort=createdAt')).toEqual(records);
  });

  it.each(['createdAt', 'updatedAt'] as const)('sorts by %s either way', async (key) => {
    await Promise.all(Array.from({ length: 5 }, () => stage.create(resource)));
    const up = (await everything(list, `sort=${key}&pageSize=3`)).map((record) =>
      moment(record[key]),
    );
    const down = (await everything(list, `sort=-${key}&pageSize=3`)).map((record) =>
      moment(record[key]),
    );
    expect(up).toEqual(up.toSorted());
    expect(down).toEqual(up.toReversed());
  });
}

/** The order by one field, where its type has one that every database shares. */
export function sorting(resource: Resource, field: Field, stage: Stage): void {
  const values = risingValues(field);
  if (values.length === 0) return;
  const [list, key] = [reader(resource, stage), keyOf(field)];

  it(`sorts by ${key} either way`, async () => {
    const ids: string[] = [];
    // Not made in the order that is expected.
    const mixed = [...values.entries()].toSorted(
      ([one], [two]) => (one % 2) - (two % 2) || two - one,
    );
    for (const [position, value] of mixed) {
      ids[position] = (await stage.create(resource, { [key]: value })).id;
    }
    const ours = (records: Stored[]) =>
      records.map(({ id }) => id).filter((id) => ids.includes(id));
    expect(ours(await everything(list, `sort=${key}`))).toEqual(ids);
    expect(ours(await everything(list, `sort=-${key}`))).toEqual(ids.toReversed());
  });
}

/** An instant so that texts compare as moments, however many places of a second each shows. */
function moment(instant: string): string {
  const [seconds = '', fraction = ''] = instant.slice(0, -1).split('.');
  return `${seconds}.${fraction.padEnd(9, '0')}`;
}

function byCreation(one: Stored, two: Stored): number {
  const [first, second] = [moment(one.createdAt), moment(two.createdAt)];
  if (first !== second) return first < second ? -1 : 1;
  // Ids are opaque, but a database that counts sorts 9 before 10.
  if (/^\d+$/.test(one.id) && /^\d+$/.test(two.id)) return Number(one.id) - Number(two.id);
  return one.id < two.id ? -1 : 1;
}
