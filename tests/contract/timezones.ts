import { describe, expect } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import { itNeeds } from './capabilities.ts';
import { send } from './http.ts';
import { keyOf, pathOf } from './naming.ts';
import type { Stage } from './stage.ts';
import type { Subject } from './subject.ts';

/** Far ahead of UTC, so that a local midnight is the day before; with daylight saving time. */
export const AHEAD = 'Pacific/Auckland';
/** Behind UTC, so that a midnight in UTC is the day before. */
const BEHIND = 'America/Los_Angeles';

const DAY = '2026-03-29';
const MOMENT = '2026-03-29T02:30:00.000Z';

/** Days and moments do not depend on where the server stands. */
export function timezones(resources: Resource[], subject: Subject, stage: Stage): void {
  const timed = (resource: Resource) =>
    Object.fromEntries(
      resource.fields.flatMap((field) => {
        if (field.type === 'date') return [[keyOf(field), DAY]];
        return field.type === 'datetime' ? [[keyOf(field), MOMENT]] : [];
      }),
    );
  describe('days and moments', () => {
    itNeeds(
      'persistence',
      subject.capabilities,
      'are the same on a server in another zone',
      async () => {
        const records = [];
        for (const resource of resources) {
          records.push({ resource, record: await stage.create(resource, timed(resource)) });
        }
        const server = await subject.start({ TZ: BEHIND, RATE_LIMIT_PER_MINUTE: '0' });
        try {
          for (const { resource, record } of records) {
            const found = await send(server.url, 'GET', `${pathOf(resource)}/${record.id}`);
            expect(found.json, found.story).toEqual(record);
          }
        } finally {
          await server.stop();
        }
      },
    );
  });
}
