import { setTimeout as pause } from 'node:timers/promises';
import { send, type Answer } from '../contract/http.ts';
import { pathOf, type Body } from '../contract/naming.ts';
import { createStage } from '../contract/stage.ts';
import type { Server, Subject } from '../contract/subject.ts';

const CLIENTS = 8;

/** Clients that make and read records one after the other until they are told to end, or nobody listens any more. */
export async function startLoad(subject: Subject, server: Server) {
  const resource = subject.resources.find(({ fields }) =>
    fields.every(({ type }) => type !== 'ref'),
  );
  if (!resource) throw new Error('The load needs a resource that refers to nothing.');
  const path = pathOf(resource);
  const stage = createStage(subject.resources, () => server);
  let answers: Answer[] = [];
  const told = new Set<string>();
  let ending = false;

  const client = async (): Promise<void> => {
    while (!ending) {
      const json: Body = await stage.body(resource, 'required fields');
      try {
        const made = await send(server.url, 'POST', path, { json });
        answers.push(made);
        if (made.status === 201) told.add((made.json as { id: string }).id);
        answers.push(await send(server.url, 'GET', `${path}?pageSize=1`));
        await pause(5);
      } catch {
        // Refused, or dropped before it was begun; `lost` finds what was begun all the same.
        await pause(20);
      }
    }
  };
  const known = await idsOf(server, path);
  const clients = Array.from({ length: CLIENTS }, client);
  return {
    /** How often each status was answered. */
    tally: (): Record<string, number> => {
      const counts: Record<string, number> = {};
      for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
      return counts;
    },
    forget: () => void (answers = []),
    async end(): Promise<void> {
      ending = true;
      await Promise.all(clients);
    },
    /** Records that are stored though their client was never told, and those that a client was told of in vain. */
    async lost(from: Server): Promise<{ untold: string[]; unstored: string[] }> {
      const stored = await idsOf(from, path);
      return {
        untold: stored.filter((id) => !known.includes(id) && !told.has(id)),
        unstored: [...told].filter((id) => !stored.includes(id)),
      };
    },
  };
}

async function idsOf(server: Server, path: string): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page += 1) {
    const { json } = await send(server.url, 'GET', `${path}?pageSize=100&page=${page}`);
    const { items } = json as { items: { id: string }[] };
    ids.push(...items.map(({ id }) => id));
    if (items.length < 100) return ids;
  }
}
