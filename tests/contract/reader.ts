import { expect } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { expectStatus } from './expectations.ts';
import { pathOf } from './naming.ts';
import type { Stage, Stored } from './stage.ts';

export type Page = { items: Stored[]; page: number; pageSize: number; total: number };

/** Reads one page of a list. */
export function reader(resource: Resource, stage: Stage): (query: string) => Promise<Page> {
  return async (query) => {
    const answer = await stage.send('GET', `${pathOf(resource)}${query && `?${query}`}`);
    expectStatus(answer, 200);
    return answer.json as Page;
  };
}

/** Reads all pages, one after the other. */
export async function everything(
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
