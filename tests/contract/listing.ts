import { describe, expect, it } from 'vitest';
import type { Field, Resource } from '../../src/choices/resource.ts';
import { expectProblem, expectStatus } from './expectations.ts';
import { risingValues } from './samples.ts';
import { keyOf, pathOf, type Stage, type Stored } from './stage.ts';

type Page = { items: Stored[]; page: number; pageSize: number; total: number };

const BAD_QUERIES = [
  ...[
    '0',
    '-1',
    '1.5',
    'abc',
    '',
    '%20',
    '%201',
    '1%20',
    '1e1',
    '0x1',
    '1_0',
    '%EF%BC%91',
    'NaN',
    'null',
    '%00',
  ].map((value) => `page=${value}`),
  ...['0', '-1', '101', '1.5', 'abc', '', '%202', '1e1', '99999999999999999999'].map(
    (value) => `pageSize=${value}`,
  ),
  ...[
    'nope',
    '',
    '-',
    '--createdAt',
    'createdAt,id',
    '%2BcreatedAt',
    'created_at',
    'CREATEDAT',
    '%3F',
    '__proto__',
    'constructor',
    'createdAt%3B--',
    'createdAt%20desc',
  ].map((value) => `sort=${value}`),
  'page=1&page=1',
  'page=1&page=2',
  'pageSize=5&pageSize=6',
  'sort=createdAt&sort=-createdAt',
  'page[]=1',
  'page[a]=1',
  'sort[__proto__]=1',
  'nope=1',
  'nope',
  '=1',
  'Page=1',
  'page_size=5',
  'limit=5',
  'format=json',
  '__proto__=1',
  'id=1',
];

/** Pages and order. */
export function listing(resources: Resource[], stage: Stage): void {
  for (const resource of resources) {
    describe(`the list at ${pathOf(resource)}`, () => {
      paging(resource, stage);
      ordering(resource, stage);
      for (const field of resource.fields) sorting(resource, field, stage);
      it.each(BAD_QUERIES)('refuses ?%s', async (query) => {
        const status = query === 'page=%00' ? [400, 422] : 422;
        expectProblem(await stage.send('GET', `${pathOf(resource)}?${query}`), status);
      });
    });
  }
}

function paging(resource: Resource, stage: Stage): void {
  const list = reader(resource, stage);

  it('answers items, page, pageSize and total, by default 20 from the first page', async () => {
    const record = await stage.create(resource);
    const page = await list('');
    expect(Object.keys(page).toSorted()).toEqual(['items', 'page', 'pageSize', 'total']);
    expect(page).toMatchObject({ page: 1, pageSize: 20 });
    expect(page.items).toHaveLength(Math.min(20, page.total));
    const all = await everything(list, 'sort=createdAt');
    expect(all).toHaveLength(page.total);
    expect(all.find(({ id }) => id === record.id)).toEqual(record);
  });

  it('counts a record that comes and one that goes', async () => {
    const { total } = await list('');
    const { id } = await stage.create(resource);
    expect((await list('')).total).toBe(total + 1);
    await stage.send('DELETE', `${pathOf(resource)}/${id}`);
    expect((await list('')).total).toBe(total);
  });

  it('gives no more than pageSize at a time, and each record once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => stage.create(resource)));
    const { total } = await list('');
    const ids = (await everything(list, 'pageSize=2')).map(({ id }) => id);
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
  });

  it.each([1, 99, 100])('takes pageSize=%i', async (pageSize) => {
    await stage.create(resource);
    const page = await list(`pageSize=${pageSize}`);
    expect(page.pageSize).toBe(pageSize);
    expect(page.items).toHaveLength(Math.min(pageSize, page.total));
  });

  it('is empty past the end, with the same total', async () => {
    await stage.create(resource);
    const { total } = await list('');
    expect(await list('page=1000000')).toEqual({ items: [], page: 1_000_000, pageSize: 20, total });
    const justPast = Math.ceil(total / 100) + 1;
    expect(await list(`page=${justPast}&pageSize=100`)).toMatchObject({ items: [], total });
  });

  it.each(['9007199254740991', '9223372036854775807', '9223372036854775808', '1'.repeat(60)])(
    'is empty on page %s, or refuses it',
    async (page) => {
      const answer = await stage.send('GET', `${pathOf(resource)}?page=${page}`);
      if (answer.status !== 200) return expectProblem(answer, 422);
      expect(answer.json, answer.story).toMatchObject({ items: [] });
    },
  );
}

function ordering(resource: Resource, stage: Stage): void {
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

function sorting(resource: Resource, field: Field, stage: Stage): void {
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

function reader(resource: Resource, stage: Stage): (query: string) => Promise<Page> {
  return async (query) => {
    const answer = await stage.send('GET', `${pathOf(resource)}${query && `?${query}`}`);
    expectStatus(answer, 200);
    return answer.json as Page;
  };
}

async function everything(
  list: (query: string) => Promise<Page>,
  query: string,
): Promise<Stored[]> {
  const sized = query.includes('pageSize') ? query : `${query}&pageSize=100`;
  const records: Stored[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total, pageSize } = await list(`page=${page}&${sized}`);
    expect(items.length).toBeLessThanOrEqual(pageSize);
    records.push(...items);
    if (items.length === 0 || records.length >= total) return records;
  }
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
