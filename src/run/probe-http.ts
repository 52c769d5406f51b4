import { inDependencyOrder } from '../choices/resource-references.ts';
import type { Resource } from '../choices/resource.ts';
import { spell } from '../choices/words.ts';
import { payloadFor } from './payload.ts';
import { StepError } from './steps.ts';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export type Headers = Readonly<Record<string, string>>;

/** One request; throws StepError that quotes the answer when the status is another than expected. */
export async function request(
  url: string,
  expected: number,
  method = 'GET',
  body?: unknown,
  headers: Headers = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(10_000),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.status !== expected) {
    throw new StepError(
      `${method} ${new URL(url).pathname} answered ${response.status}, not ${expected}`,
      `${method} ${url}\n${body === undefined ? '' : `${JSON.stringify(body)}\n`}→ ${response.status}\n${text}`,
    );
  }
  return {
    status: response.status,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

/**
 * Creates, reads, updates, lists and deletes a record of every resource over HTTP, with the headers of whoever may. Returns
 * how many requests it took.
 */
export async function exerciseResources(
  base: string,
  resources: readonly Resource[],
  headers: Headers,
): Promise<number> {
  const ordered = inDependencyOrder(resources);
  const ids = new Map<string, string>();
  let requests = 0;
  const call = (url: string, expected: number, method?: string, body?: unknown) => {
    requests += 1;
    return request(url, expected, method, body, headers);
  };
  for (const resource of ordered) {
    const collection = collectionUrl(base, resource);
    const payload = payloadFor(resource, ids, 1);
    const created = await call(collection, 201, 'POST', payload);
    const id = String(created.body['id']);
    assertHolds(payload, created.body, `POST ${collection}`);
    assertHolds(payload, (await call(`${collection}/${id}`, 200)).body, `GET ${collection}/${id}`);
    const changed = payloadFor(resource, ids, 2);
    assertHolds(
      changed,
      (await call(`${collection}/${id}`, 200, 'PATCH', changed)).body,
      `PATCH ${collection}/${id}`,
    );
    const { total } = (await call(collection, 200)).body;
    if (typeof total !== 'number' || total < 1)
      throw new StepError(`GET ${collection} lists no record`);
    ids.set(resource.name, id);
  }
  for (const resource of ordered.toReversed()) {
    const url = `${collectionUrl(base, resource)}/${ids.get(resource.name) ?? ''}`;
    await call(url, 204, 'DELETE');
    await call(url, 404);
  }
  return requests;
}

export const collectionUrl = (base: string, resource: Resource): string =>
  `${base}/api/${spell(resource.plural).kebab}`;

function assertHolds(
  sent: Record<string, unknown>,
  answered: Record<string, unknown>,
  where: string,
): void {
  for (const [name, value] of Object.entries(sent)) {
    if (!isSame(value, answered[name])) {
      throw new StepError(
        `${where}: "${name}" came back changed`,
        JSON.stringify({ sent, answered }, null, 2),
      );
    }
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T.*Z$/;

/** Equal as JSON; instants may come back with more or fewer fraction digits. */
function isSame(sent: unknown, answered: unknown): boolean {
  if (JSON.stringify(sent) === JSON.stringify(answered)) return true;
  if (typeof sent !== 'string' || typeof answered !== 'string') return false;
  return INSTANT.test(sent) && INSTANT.test(answered) && Date.parse(sent) === Date.parse(answered);
}
