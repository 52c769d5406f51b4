import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it } from 'vitest';
import { expectStatus } from '../expectations.ts';
import type { Server, Subject } from '../subject.ts';
import { freshEmail, opens, PASSWORD, post, tokensFor, type Session } from './client.ts';

type Mail = { from: string; to: string[]; text: string };

/** Mails over SMTP, to a server that takes them, or never says a word. */
export function mail(subject: Subject): void {
  const withServer = async (url: string, run: (server: Server) => Promise<void>): Promise<void> => {
    const env = { RATE_LIMIT_PER_MINUTE: '0', MAIL_URL: url, MAIL_FROM: 'shop@example.com' };
    const server = await subject.start(env, { signedIn: false });
    try {
      await run(server);
    } finally {
      await server.stop();
    }
  };

  describe('mail', () => {
    it('is sent over SMTP, in plain text, and printed nowhere', async () => {
      const mails: Mail[] = [];
      const smtp = await postOffice((each) => mails.push(each));
      try {
        await withServer(smtp.url, async (server) => {
          const email = freshEmail();
          expectStatus(await post(server, '/api/auth/register', { email }), 202);
          await expect.poll(() => mails.length, { timeout: 10_000 }).toBe(1);
          const [{ from, to, text } = { from: '', to: [], text: '' }] = mails;
          expect({ from, to }).toEqual({ from: 'shop@example.com', to: [email] });
          expect(text).toMatch(/^Content-Type: text\/plain/im);
          expect(text).toMatch(/^Subject: \S/m);
          const token = /^Token: (\S+)$/m.exec(text)?.[1] ?? '';
          expect(tokensFor(server, email)).toEqual([]);
          expect(server.output()).not.toContain(token);
          const json = { token, password: PASSWORD };
          const answer = await post(server, '/api/auth/register/confirm', json);
          expectStatus(answer, 201);
          expect(await opens(server, (answer.json as Session).token)).toBe(true);
        });
      } finally {
        await smtp.close();
      }
    });

    it.each([
      ['never says a word', () => postOffice(() => {}, { silent: true })],
      ['is not there', () => Promise.resolve({ url: 'smtp://127.0.0.1:1', close: async () => {} })],
    ])('is not waited for where the SMTP server %s', async (_what, open) => {
      const smtp = await open();
      try {
        await withServer(smtp.url, async (server) => {
          const began = performance.now();
          expectStatus(await post(server, '/api/auth/register', { email: freshEmail() }), 202);
          expect(performance.now() - began, 'milliseconds').toBeLessThan(2_000);
          expectStatus(await post(server, '/api/auth/reset', { email: freshEmail() }), 202);
        });
      } finally {
        await smtp.close();
      }
    });
  });
}

/** An SMTP server that hands over what it takes. */
async function postOffice(
  take: (mail: Mail) => void,
  { silent = false } = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onConnect: (_session, next) => void (silent || next()),
    onData(stream, session, next) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        take({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString('utf8').replaceAll('\r\n', '\n'),
        });
        next();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
