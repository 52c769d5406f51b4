import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { exerciseForms } from '../../src/run/probe-accounts.ts';
import { createVisitor } from '../../src/run/visitor.ts';

const servers: { close(): void }[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

type Answered = { to?: string; status?: number; cookie?: string; fields?: string[] };
type Answers = Record<string, (sent: URLSearchParams, signedIn: boolean) => Answered>;

const inputs = (...names: string[]) => ({ fields: names });

/** A server that has one user at a time, apart from what `changes` answers. */
async function served(changes: Answers = {}): Promise<number> {
  let printed = '';
  let password = '';
  const entry = (path: string, fields: string[] = []) => ({
    [`GET ${path}`]: (_sent: URLSearchParams, signedIn: boolean): Answered =>
      signedIn ? { fields } : { to: `/auth/login?next=${encodeURIComponent(path)}` },
  });
  const answers: Answers = {
    ...entry('/'),
    ...entry('/auth/me', ['name']),
    'GET /auth/register': () => inputs('email'),
    'POST /auth/register': (sent) => {
      printed += `To: ${sent.get('email')}\n\nToken: from-a-mail\n`;
      return { to: '/auth/register/confirm' };
    },
    'GET /auth/register/confirm': () => inputs('token', 'password'),
    'POST /auth/register/confirm': (sent) => {
      if (sent.get('token') !== 'from-a-mail') return { status: 422 };
      password = sent.get('password') ?? '';
      return { to: '/', cookie: 'session=good' };
    },
    'POST /auth/logout': () => ({ to: '/auth/login', cookie: 'session=bad' }),
    'GET /auth/login': () => inputs('email', 'password'),
    'POST /auth/login': (sent) =>
      sent.get('password') === password ? { to: '/', cookie: 'session=good' } : { status: 422 },
    ...changes,
  };
  const server = createServer(async (request, response) => {
    const signedIn = request.headers.cookie?.includes('session=good') ?? false;
    const sent = new URLSearchParams(await text(request));
    const answered = answers[`${request.method} ${request.url}`]?.(sent, signedIn) ?? {
      status: 404,
    };
    const controls = (answered.fields ?? []).map((name) => `<input name="${name}">`).join('');
    const headers = {
      ...(answered.to !== undefined && { location: answered.to }),
      ...(answered.cookie !== undefined && { 'set-cookie': answered.cookie }),
    };
    response.writeHead(answered.to === undefined ? (answered.status ?? 200) : 303, headers).end(
      `<header><form method="post" action="/auth/logout"></form></header>
        <main><form method="post">${controls}</form></main>`,
    );
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return exerciseForms(createVisitor(base), () => printed);
}

describe('the forms of accounts', () => {
  it('are used as a visitor does, who is signed in at the end', async () => {
    expect(await served()).toBe(13);
  });

  it.each<[string, Answers, string]>([
    ['shows pages to anybody', { 'GET /': () => ({}) }, '/ answered 200, no redirection'],
    [
      'goes on after the sign-out',
      { 'POST /auth/logout': () => ({ to: '/auth/login' }) },
      '/auth/me answered 200, no redirection',
    ],
    [
      'takes any password',
      { 'POST /auth/login': () => ({ to: '/', cookie: 'session=good' }) },
      'POST /auth/login answered 303, not 422',
    ],
    [
      'leads elsewhere',
      { 'POST /auth/register': () => ({ to: '/welcome' }) },
      'lead to /welcome, not to /auth/register/confirm',
    ],
  ])('are not proven where the server %s', async (_what, changes, says) => {
    await expect(served(changes)).rejects.toThrow(says);
  });
});
