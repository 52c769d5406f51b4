import type { Resource } from '../../src/choices/resource.ts';
import { inDependencyOrder } from '../../src/choices/resource-references.ts';
import type { Answer, Ask } from './http.ts';
import { keyOf, pathOf } from './naming.ts';
import { samplesOf } from './samples.ts';
import { createStage, withLiteral, type Stage } from './stage.ts';
import type { Subject } from './subject.ts';

/** What an answer looks like, without what differs from record to record. */
export interface Observation {
  readonly status: number;
  readonly type: string;
  /** The body's keys with the types of their values, to every depth. */
  readonly shape: unknown;
  /** The fields that a problem document names. */
  readonly errors?: readonly string[];
}

/**
 * Asks a project for everything that an OpenAPI document would tell of it: every path and method, every kind of right and
 * wrong body. Returns what was observed, by what was asked; what the contract leaves to the stack is not asked.
 */
export async function observe(subject: Subject): Promise<Record<string, Observation>> {
  const server = await subject.start({ RATE_LIMIT_PER_MINUTE: '0' });
  const resources = inDependencyOrder(subject.resources);
  const stage = createStage(subject.resources, () => server);
  const seen: Record<string, Observation> = {};
  try {
    for (const resource of resources) {
      const optional = new Set(resource.fields.filter(({ required }) => !required).map(keyOf));
      for (const [what, ask] of questions(resource, stage)) {
        const answer = await ask();
        stage.note(resource, answer);
        seen[`${pathOf(resource)} ${what}`] = observation(answer, optional);
      }
    }
    await stage.clear();
  } finally {
    await server.stop();
  }
  return seen;
}

type Question = readonly [what: string, ask: () => Promise<Answer>];

function questions(resource: Resource, stage: Stage): Question[] {
  const path = pathOf(resource);
  const record = async (): Promise<string> => `${path}/${(await stage.standing(resource)).id}`;
  const at = (method: string, suffix = '', ask?: Ask): Question => [
    `${method} ${suffix}${ask === undefined ? '' : ` ${JSON.stringify(ask)}`}`,
    () => stage.send(method, `${path}${suffix}`, ask),
  ];
  const atRecord = (method: string, ask?: Ask): Question => [
    `${method} /:id${ask === undefined ? '' : ` ${JSON.stringify(ask)}`}`,
    async () => stage.send(method, await record(), ask),
  ];
  const gone = '/3f2b8c1e-0d4a-4f6b-9c2d-1e5a7b8c9d0e';
  return [
    [
      'POST every field',
      async () => stage.send('POST', path, { json: await stage.body(resource) }),
    ],
    [
      'POST what is required',
      async () => stage.send('POST', path, { json: await stage.body(resource, 'required fields') }),
    ],
    [
      'PATCH every field',
      async () => stage.send('PATCH', await record(), { json: await stage.body(resource) }),
    ],
    [
      'DELETE /:id',
      async () => stage.send('DELETE', `${path}/${(await stage.create(resource)).id}`),
    ],
    ...[
      '',
      '?page=2&pageSize=1',
      '?sort=-createdAt',
      '?page=0',
      '?pageSize=101',
      '?sort=nope',
      '?nope=1',
    ].map((query) => at('GET', query)),
    ...resource.fields.map((field) => at('GET', `?sort=${keyOf(field)}`)),
    ...['GET', 'HEAD', 'PUT', 'POST'].map((method) => atRecord(method)),
    ...['PUT', 'PATCH', 'DELETE'].map((method) => at(method)),
    ...['GET', 'DELETE'].flatMap((method) => [
      at(method, gone),
      at(method, '/'),
      at(method, '/1/2'),
    ]),
    at('PATCH', gone, { json: {} }),
    ...['{', '[]', '3', 'null', '{}', '{"nope":1}', '{"id":"x","createdAt":"x"}'].map((body) =>
      at('POST', '', { body }),
    ),
    ...['{', '[]', '{}', '{"nope":1}'].map((body) => atRecord('PATCH', { body })),
    at('POST', '', { body: '{}', type: 'text/plain' }),
    ['POST 1 MiB and more', () => stage.send('POST', path, { body: ' '.repeat(1024 * 1024 + 1) })],
    ...resource.fields.flatMap((field) => ofField(resource, field, stage)),
  ];
}

function ofField(resource: Resource, field: Resource['fields'][number], stage: Stage): Question[] {
  const key = keyOf(field);
  const { valid, invalid } = samplesOf(field);
  const values = [...valid, ...invalid.filter(({ also }) => also === undefined)];
  return [
    ...values.map(({ what, json }): Question => [
      `POST ${key}: ${what}`,
      async () => {
        const body = withLiteral(await stage.body(resource, 'required fields'), key, json);
        return stage.send('POST', pathOf(resource), { body });
      },
    ]),
    [
      `POST without ${key}`,
      async () => {
        const { [key]: _, ...json } = await stage.body(resource);
        return stage.send('POST', pathOf(resource), { json });
      },
    ],
    [
      `POST ${key} of another record`,
      async () => {
        const { [key]: taken } = await stage.create(resource, { [key]: await stage.value(field) });
        return stage.send('POST', pathOf(resource), {
          json: { ...(await stage.body(resource)), [key]: taken },
        });
      },
    ],
  ];
}

function observation(answer: Answer, optional: ReadonlySet<string>): Observation {
  const type = String(answer.headers['content-type'] ?? '').split(';')[0] ?? '';
  const body = answer.text === '' ? undefined : answer.json;
  const { errors } = (body ?? {}) as { errors?: { field: string }[] };
  return {
    status: answer.status,
    type,
    shape: shapeOf(body, optional),
    ...(errors && { errors: [...new Set(errors.map(({ field }) => field))].toSorted() }),
  };
}

/** Which record comes first in a list is chance, so an optional field is the same whether it is set or not. */
function shapeOf(value: unknown, optional: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map((item) => shapeOf(item, optional));
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  const shape = (key: string, inner: unknown): unknown => {
    if (key === 'errors') return 'array';
    return optional.has(key) ? 'optional' : shapeOf(inner, optional);
  };
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, shape(key, inner)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
