import { expect } from 'vitest';
import type { Resource } from '../../src/choices/resource.ts';
import type { Answer } from './http.ts';
import { keyOf, type Body } from './naming.ts';

/** The answer has one of the given statuses; the message shows request and answer. */
export function expectStatus(answer: Answer, ...statuses: number[]): void {
  const message = `expected ${statuses.join(' or ')}\n${answer.story}\n`;
  expect(statuses, message).toContain(answer.status);
}

type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  requestId: string;
  errors?: { field: string; message: string }[];
};

/** A problem document (RFC 9457) as the contract describes it, which names the given fields and nothing of the inside. */
export function expectProblem(
  answer: Answer,
  status: number | number[],
  fields: string[] = [],
): void {
  expectStatus(answer, ...[status].flat());
  const { story, headers } = answer;
  expect(headers['content-type'], story).toMatch(/^application\/problem\+json(;|$)/);
  const problem = answer.json as Problem;
  for (const key of ['type', 'title', 'detail', 'requestId'] as const) {
    expect(problem[key], `"${key}" is a text\n${story}`).toEqual(expect.stringMatching(/./));
  }
  expect(problem.status, `"status" is the answer's own\n${story}`).toBe(answer.status);
  expect(problem.requestId, `"requestId" is the header's\n${story}`).toBe(headers['x-request-id']);
  for (const error of problem.errors ?? []) {
    expect(error, story).toEqual({
      field: expect.any(String),
      message: expect.stringMatching(/./),
    });
  }
  const named = (problem.errors ?? []).map(({ field }) => field);
  for (const field of fields) expect(named, `"errors" names ${field}\n${story}`).toContain(field);
  expectNothingTold(answer);
}

const PRODUCTS =
  /\b(express|django|gunicorn|uvicorn|waitress|wsgi\w*|werkzeug|python|node(\.?js)?|knex|mongoose|psycopg\w*|sqlite\w*|csrftoken)\b|connect\.sid|restframework/i;
const INSIDE =
  /\bat .+:\d+:\d+|Traceback|node_modules|site-packages|\.(js|ts|py):\d+|\bline \d+, in\b|SQLITE_|ER_DUP|duplicate key value|constraint failed|violates|\b(insert into|select .+ from|update .+ set)\b/i;

/** The body does not name the framework, the server or their versions either. */
export function namesNoProduct(answer: Answer): void {
  expect(answer.text, answer.story).not.toMatch(PRODUCTS);
}

/** Neither a header nor the body of an error names the framework, the server, its version or a place in the code. */
export function expectNothingTold(answer: Answer): void {
  expect(answer.headers['x-powered-by'], answer.story).toBeUndefined();
  for (const [name, value] of Object.entries(answer.headers)) {
    expect(`${name}: ${String(value)}`, answer.story).not.toMatch(PRODUCTS);
  }
  expect(answer.headers['server'] ?? '', answer.story).not.toMatch(/\d/);
  if (answer.status < 400) return;
  expect(answer.text, answer.story).not.toMatch(PRODUCTS);
  expect(answer.text, answer.story).not.toMatch(INSIDE);
}

/** The answer carries a request id and the security headers. */
export function expectSealed(answer: Answer): void {
  const { headers, story } = answer;
  expect(headers['x-request-id'], `X-Request-Id\n${story}`).toEqual(expect.stringMatching(/^\S+$/));
  expect(headers['x-content-type-options'], `X-Content-Type-Options\n${story}`).toBe('nosniff');
  expect(headers['referrer-policy'], `Referrer-Policy\n${story}`).toEqual(expect.any(String));
  const policy = String(headers['content-security-policy'] ?? '');
  expect(policy, `Content-Security-Policy\n${story}`).toMatch(/-src |frame-ancestors /);
  const framing = `${String(headers['x-frame-options'] ?? '')} ${policy}`;
  expect(framing, `no framing by others\n${story}`).toMatch(/deny|sameorigin|frame-ancestors/i);
  expectNothingTold(answer);
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** ISO 8601 in UTC, the way answers write an instant. */
export function expectInstant(value: unknown, story: string): void {
  expect(value, `an instant in UTC, ending in Z\n${story}`).toEqual(expect.stringMatching(INSTANT));
}

/** What an answer says, in the form that samples expect: an instant to the millisecond, a UUID in lower case. */
export function canonical(type: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (type === 'datetime' && INSTANT.test(value)) return new Date(value).toISOString();
  return type === 'uuid' ? value.toLowerCase() : value;
}

/** The same for every field of a body. */
export function canonicalBody(resource: Resource, body: Body): Body {
  const type = new Map(resource.fields.map((field) => [keyOf(field), field.type]));
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, canonical(type.get(key) ?? '', value)]),
  );
}
