import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { expectProblem } from './expectations.ts';
import { pathOf } from './naming.ts';
import { ordering, sorting } from './ordering.ts';
import { BAD_QUERIES } from './queries.ts';
import { everything, reader } from './reader.ts';
import type { Stage } from './stage.ts';

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
