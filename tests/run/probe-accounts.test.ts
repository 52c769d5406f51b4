import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { parseResources } from '../../src/choices/resource-grammar.ts';
import { exerciseTokens } from '../../src/run/probe-accounts.ts';

const servers: { close(): void }[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

type Answers = Record<
  string,
  (authorization: string | undefined) => [status: number, body?: unknown]
>;

/** A server that has one user and one session at a time, apart from what `changes` answers. */
async function served(changes: Answers = {}) {
  let valid: string | undefined;
  let printed = '';
  let tokens = 0;
  const session = (status: number): [number, unknown] => {
    valid = `Bearer token-${(tokens += 1)}`;
    return [status, { token: valid.slice('Bearer '.length) }];
  };
  let passwords = 0;
  const answers: Answers = {
    'GET /api/notes': () => [401],
    'POST /api/auth/register': () => {
      printed += 'To: proof@example.com\n\nToken: from-a-mail\n';
      return [202, {}];
    },
    'POST /api/auth/register/confirm': () => session(201),
    'GET /api/auth/me': (sent) => [sent !== undefined && sent === valid ? 200 : 401],
    'POST /api/auth/logout': () => {
      valid = undefined;
      return [204];
    },
    // The first password is wrong.
    'POST /api/auth/login': () => ((passwords += 1) === 1 ? [401] : session(200)),
    ...changes,
  };
  const server = createServer((request, response) => {
    const [status, body] = answers[`${request.method} ${request.url}`]?.(
      request.headers.authorization,
    ) ?? [404];
    response.writeHead(status).end(body === undefined ? '' : JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return exerciseTokens(base, () => printed, parseResources(['note title:string']));
}

describe('the accounts of a server', () => {
  it('are used as a client does, up to a session for further requests', async () => {
    expect(await served()).toEqual({ token: 'token-2', requests: 8 });
  });

  it.each<[string, Answers, string]>([
    ['shows records to anybody', { 'GET /api/notes': () => [200] }, '/api/notes answered 200'],
    ['goes on after a logout', { 'POST /api/auth/logout': () => [204] }, '/me answered 200'],
    ['takes any password', { 'POST /api/auth/login': () => [200] }, '/login answered 200'],
    [
      'gives no token',
      { 'POST /api/auth/register/confirm': () => [201, {}] },
      'a session has no token',
    ],
  ])('are not proven where the server %s', async (_what, changes, says) => {
    await expect(served(changes)).rejects.toThrow(says);
  });
});
